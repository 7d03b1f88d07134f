"""What is played into the input topics."""
import json
import pathlib
import subprocess
import sys
import time
import zlib

from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition

INPUTS = ["order.events", "courier.tracking", "aftersales.events"]
QUIET = {"log_level": 0}


def partition_of(key, partitions):
    return zlib.crc32(key) % partitions


def generate(generator, events, folder):
    """A dump as kcat writes it, of the shared generator."""
    dump = pathlib.Path(folder) / "dump.ndjson"
    subprocess.run(
        [sys.executable, generator, "--events", str(events), "--seed", "7", "--out", dump],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return dump


def of_dump(dump):
    """(topic, key, timestamp, value) of a dump's records."""
    with open(dump, "rb") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["topic"], record["key"].encode(), record["ts"], record["payload"]


PLACED = (
    '{"eventId":"P%d","orderId":"%s","event":"placed","platform":"%s","shopId":"SHOP%03d","occurredAt":"%s",'
    '"amountFen":%d,"items":[{"itemId":"I%06d","title":"商品","category":"general","priceFen":%d,"quantity":1}]}')
SHIPPED = (
    '{"eventId":"S%d","orderId":"%s","event":"shipped","platform":"%s","shopId":"SHOP%03d","occurredAt":"%s",'
    '"waybillNo":"%s","courier":"yuantong"}')
TRACK = (
    '{"eventId":"%s%d","orderId":"%s","waybillNo":"%s","courier":"yuantong","occurredAt":"%s","description":"%s",'
    '"city":"杭州市"}')
MOVES = "【杭州市】快件已到达萧山转运中心，准备发往下一站，如有疑问请拨打客服热线95554"
STORED = "【杭州市】快件已由菜鸟驿站(翠苑三区店)代收，请凭取件码7-2-%04d及时领取，电话:138****%04d"
PLATFORMS = ["wechat_channels", "pinduoduo", "douyin", "taobao"]
# Orders between two events of one order: most of its changes meet in one transaction.
LAG = 50
# 2026-03-01T00:00:00+08:00 in milliseconds; ten orders a second.
BEGIN, PACE = 1772294400000, 100


def time_of(order):
    """When an order is placed, in milliseconds."""
    return BEGIN + order * PACE


def written(milliseconds):
    return time.strftime("%Y-%m-%dT%H:%M:%S+08:00", time.gmtime(milliseconds // 1000 + 8 * 3600))


def open_orders(count):
    """Orders whose parcel waits at a pickup point: four events each, in the order of time."""
    for tick in range(count + 3 * LAG):
        at = time_of(tick)
        when = written(at)
        for step in range(4):
            number = tick - step * LAG
            if 0 <= number < count:
                topic, order, value = order_event(number, step, when)
                yield topic, order.encode(), at, value


def order_event(number, step, when):
    order, waybill = "DD2026%012d" % (number * 7919), "YT%013d" % (number * 6007)
    platform, shop = PLATFORMS[number % 4], number % 400
    if step == 0:
        amount = 500 + number % 90000
        return "order.events", order, PLACED % (
            number, order, platform, shop, when, amount, number % 50000, amount)
    if step == 1:
        return "order.events", order, SHIPPED % (number, order, platform, shop, when, waybill)
    text = MOVES if step == 2 else STORED % (number % 10000, number % 7919)
    return "courier.tracking", order, TRACK % ("AB"[step - 2], number, order, waybill, when, text)


def load(cluster, records, partitions):
    """Plays records into the topics, each where its key hashes to, with its timestamp."""
    producer = Producer({
        "bootstrap.servers": cluster.address, "linger.ms": 20, "enable.idempotence": True,
        "queue.buffering.max.messages": 500000, "batch.num.messages": 20000})
    count = 0
    for topic, key, timestamp, value in records:
        while True:
            try:
                producer.produce(topic, value, key, partition_of(key, partitions), timestamp=timestamp)
                break
            except BufferError:
                producer.poll(0.1)
        count += 1
        if count % 10000 == 0:
            producer.poll(0)
    producer.flush()
    return count


class Progress:
    """What a group has committed of the inputs."""

    def __init__(self, cluster, group, partitions):
        self.consumer = Consumer({
            "bootstrap.servers": cluster.address, "group.id": group,
            "isolation.level": "read_uncommitted", **QUIET})
        self.partitions = [TopicPartition(topic, p) for topic in INPUTS for p in range(partitions)]

    def records(self):
        try:
            committed = self.consumer.committed(self.partitions, timeout=30)
        except KafkaException:  # The coordinator is only just coming up.
            return 0
        return sum(max(0, entry.offset) for entry in committed)

    def wait(self, count, service):
        while self.records() < count:
            if service.process.poll() is not None:
                sys.exit(f"qianshou ended before its input:\n{service.log.read_text()[-4000:]}")
            time.sleep(0.1)

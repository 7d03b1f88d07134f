"""Simulated months of the same days: does anything grow once `forget-after` has passed?"""
import time

from confluent_kafka import Consumer, TopicPartition

from input import BEGIN, QUIET, Progress, load, order_event, written

DAY = 86_400_000
# Days between two looks.
STEP = 15


class Compacted:
    """The keys that stand in a compacted topic, told by all of its records."""

    def __init__(self, cluster, topic, partitions):
        self.consumer = Consumer({
            "bootstrap.servers": cluster.address, "group.id": "keys", "isolation.level": "read_committed",
            "enable.partition.eof": True, "auto.offset.reset": "earliest", **QUIET})
        self.parts = [TopicPartition(topic, p, 0) for p in range(partitions)]
        self.keys, self.tombstones = [set() for _ in self.parts], 0

    def look(self):
        """Reads on to the end."""
        self.consumer.assign(self.parts)
        open_parts = {part.partition for part in self.parts}
        while open_parts:
            for message in self.consumer.consume(10_000, 0.2):
                if message.error():
                    open_parts.discard(message.partition())
                    continue
                self.parts[message.partition()].offset = message.offset() + 1
                if message.value() is None:
                    self.tombstones += 1
                    self.keys[message.partition()].discard(message.key())
                else:
                    self.keys[message.partition()].add(message.key())
        return sum(len(keys) for keys in self.keys)


def of_days(first, last, orders):
    """Each day so many orders, four events each, spread over the day; and one track in fifty that no order names."""
    for day in range(first, last):
        for number in range(orders):
            for step in range(4):
                at = BEGIN + day * DAY + number * DAY // orders + step * 60_000
                topic, order, value = order_event(day * orders + number, step, written(at))
                yield at, topic, order.encode(), value
            if number % 50 == 0:
                at, waybill = at + 1_000, f"STRAY{day}X{number}"
                yield at, "courier.tracking", waybill.encode(), (
                    '{"eventId":"X%s","waybillNo":"%s","courier":"yuantong","occurredAt":"%s","description":"快件已揽收"}'
                    % (waybill, waybill, written(at)))


def soak(arguments, cluster, folder, make_service):
    service = make_service("partitioner: crc32", "unlinked-after: 30d")
    service.create_topics(arguments.partitions)
    changelog = Compacted(cluster, f"{service.group}-state-changelog", arguments.partitions)
    verdicts = Compacted(cluster, "qianshou.verdicts", arguments.partitions)
    service.start()
    service.await_ready()
    progress, count = Progress(cluster, service.group, arguments.partitions), 0
    print(
        f"soak: {arguments.orders:,} orders a day, forgotten after 90 days, stray tracks after 30; resident MB, MB of "
        "state-dir, keys that stand in the changelog, keys that stand in the verdicts, tombstones of both", flush=True)
    for day in range(0, arguments.days, STEP):
        records = sorted(of_days(day, day + STEP, arguments.orders))
        count += load(cluster, ((topic, key, at, value) for at, topic, key, value in records), arguments.partitions)
        progress.wait(count, service)
        time.sleep(1)
        print(
            f"day {day + STEP:3}: {service.resident():4.0f} MB, {service.state_bytes() / 1e6:4.0f} MB, "
            f"{changelog.look():7,} keys, {verdicts.look():7,} verdicts, {changelog.tombstones:7,} and "
            f"{verdicts.tombstones:7,} tombstones", flush=True)
    print(f"{count:,} records in all; exit {service.stop() and service.process.returncode}", flush=True)

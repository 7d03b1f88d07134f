"""What bench/measure-live measures: `qianshou run` between the topics of a real broker.

Every figure is of the process itself: user and system time of qianshou alone, as the kernel gives it at its end.
"""
import argparse
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zlib

from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition

QUIET = {"log_level": 0}
INPUTS = ["order.events", "courier.tracking", "aftersales.events"]


class Cluster:
    """A broker in a folder of its own, stopped and removed at the end."""

    def __init__(self, home):
        self.tool = str(pathlib.Path(home) / "bin" / "broker")
        self.folder = tempfile.mkdtemp(prefix="qianshou-bench-")
        self.address = subprocess.check_output(
            [self.tool, "start", self.folder], text=True).strip().splitlines()[-1]

    def end(self):
        subprocess.run([self.tool, "stop", self.folder], stdout=subprocess.DEVNULL)
        shutil.rmtree(self.folder, ignore_errors=True)


class Service:
    """One `qianshou run` and its figures."""

    def __init__(self, binary, folder, cluster, threads, interval, more=()):
        self.config = pathlib.Path(folder) / "bench.yaml"
        self.config.write_text(
            f"kafka: {{bootstrap.servers: {cluster.address}}}\ngroup: bench\ninstance: bench\n"
            f"state-dir: {folder}/state\nthreads: {threads}\ncommit-interval: {interval}ms\n"
            "clock: stream\n" + "".join(f"{line}\n" for line in more))
        self.binary, self.folder, self.process = binary, folder, None

    def create_topics(self, partitions):
        subprocess.run(
            [self.binary, "topics", "create", "--config", self.config, "--partitions", str(partitions)],
            check=True, stdout=subprocess.DEVNULL)

    def start(self):
        self.log = open(pathlib.Path(self.folder) / "log", "ab")
        self.process = subprocess.Popen(
            [self.binary, "run", "--config", self.config], stdout=self.log, stderr=self.log)

    def stop(self, how=signal.SIGTERM):
        """CPU seconds and the largest resident memory in MB."""
        self.process.send_signal(how)
        _, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_utime, usage.ru_stime, usage.ru_maxrss / 1024


def load(cluster, dump, partitions):
    """Plays a dump into the topics, each record where its key hashes to, with its timestamp."""
    producer = Producer({
        "bootstrap.servers": cluster.address, "linger.ms": 20, "enable.idempotence": True,
        "queue.buffering.max.messages": 500000, "batch.num.messages": 20000})
    count = 0
    with open(dump, "rb") as lines:
        for line in lines:
            record = json.loads(line)
            partition = zlib.crc32(record["key"].encode()) % partitions
            while True:
                try:
                    producer.produce(
                        record["topic"], record["payload"], record["key"], partition,
                        timestamp=record["ts"])
                    break
                except BufferError:
                    producer.poll(0.1)
            count += 1
            if count % 10000 == 0:
                producer.poll(0)
    producer.flush()
    return count


def await_committed(cluster, partitions, count, process):
    """Waits until the group has committed `count` records of the inputs."""
    consumer = Consumer({"bootstrap.servers": cluster.address, "group.id": "bench", **QUIET})
    wanted = [TopicPartition(topic, p) for topic in INPUTS for p in range(partitions)]
    while process.poll() is None:
        try:
            committed = consumer.committed(wanted, timeout=30)
        except KafkaException:  # The coordinator is only just coming up.
            committed = []
        if sum(max(0, entry.offset) for entry in committed) >= count:
            consumer.close()
            return
        time.sleep(0.1)
    sys.exit("qianshou ended before its input")


def generate(generator, events, folder, more=()):
    dump = pathlib.Path(folder) / "dump.ndjson"
    subprocess.run(
        [sys.executable, generator, "--events", str(events), "--seed", "7", "--out", dump, *more],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return dump


def throughput(arguments, cluster, folder):
    service = Service(arguments.binary, folder, cluster, arguments.threads, arguments.interval)
    service.create_topics(arguments.partitions)
    dump = generate(arguments.generator, arguments.events, folder)
    count = load(cluster, dump, arguments.partitions)
    print(f"loaded {count} records", flush=True)
    began = time.monotonic()
    service.start()
    await_committed(cluster, arguments.partitions, count, service.process)
    wall = time.monotonic() - began
    user, system, memory = service.stop()
    print(
        f"throughput: {count} records, {arguments.threads} thread(s), {arguments.interval} ms: "
        f"{user:.2f} s user + {system:.2f} s system = {count / (user + system):,.0f} a CPU-second; "
        f"{wall:.1f} s wall = {count / wall:,.0f} a second; {memory:.0f} MB resident at most", flush=True)
    return service, count


def first_new_verdict(arguments, cluster, service, orders):
    """Restarts a killed process and waits for the verdict of a record appended before the restart."""
    producer = Producer({"bootstrap.servers": cluster.address})
    for label, prepare in (("after kill -9", None), ("with its state-dir lost", "lose")):
        service.start()
        time.sleep(3)
        service.stop(signal.SIGKILL)
        if prepare == "lose":
            shutil.rmtree(pathlib.Path(service.folder) / "state")
        order = f"BENCH{label}".replace(" ", "")
        consumer = Consumer({
            "bootstrap.servers": cluster.address, "group.id": "watch", "isolation.level": "read_committed",
            "fetch.wait.max.ms": 10, "auto.offset.reset": "latest"})
        starts = []
        for p in range(arguments.partitions):
            _, high = consumer.get_watermark_offsets(TopicPartition("qianshou.verdicts", p), timeout=10)
            starts.append(TopicPartition("qianshou.verdicts", p, high))
        consumer.assign(starts)
        consumer.poll(0)
        partition = zlib.crc32(order.encode()) % arguments.partitions
        track = {
            "waybillNo": "YT" + order, "orderId": order, "courier": "yuantong", "eventId": "T" + order,
            "occurredAt": "2026-03-02T10:00:00+08:00", "description": "快件已由【菜鸟驿站】代收，请及时取件"}
        producer.produce(
            "courier.tracking", json.dumps(track, ensure_ascii=False).encode(), order, partition,
            timestamp=1772500000000)
        producer.flush()
        began = time.monotonic()
        service.start()
        while True:
            message = consumer.poll(0.05)
            if message is None or message.error():
                continue
            if message.key().decode().startswith(order):
                break
        print(f"restart {label}: first new verdict after {time.monotonic() - began:.2f} s", flush=True)
        consumer.close()
        time.sleep(1)
        user, system, memory = service.stop()
        print(f"  that process: {user + system:.2f} CPU-seconds, {memory:.0f} MB resident at most", flush=True)


def latency(arguments, cluster, folder):
    """From the append of a record to the visibility of its verdict under read_committed."""
    service = Service(arguments.binary, folder, cluster, 1, arguments.interval)
    service.create_topics(arguments.partitions)
    dump = generate(arguments.generator, arguments.rate * (arguments.seconds + 10), folder)
    service.start()
    delays, stop = [], threading.Event()

    def watch():
        consumer = Consumer({
            "bootstrap.servers": cluster.address, "group.id": "watch", "isolation.level": "read_committed",
            "fetch.wait.max.ms": 10, "auto.offset.reset": "earliest"})
        consumer.assign([TopicPartition("qianshou.verdicts", p, 0) for p in range(arguments.partitions)])
        while not stop.is_set():
            for message in consumer.consume(1000, 0.005):
                if not message.error():
                    delays.append(time.time() * 1000 - message.timestamp()[1])
        consumer.close()

    watcher = threading.Thread(target=watch)
    watcher.start()
    time.sleep(3)
    producer = Producer({"bootstrap.servers": cluster.address, "linger.ms": 1})
    began, sent, warm = time.monotonic(), 0, None
    with open(dump, "rb") as lines:
        for line in lines:
            record = json.loads(line)
            while sent >= (time.monotonic() - began) * arguments.rate:
                producer.poll(0)
                time.sleep(0.0005)
            producer.produce(
                record["topic"], record["payload"], record["key"],
                zlib.crc32(record["key"].encode()) % arguments.partitions,
                timestamp=int(time.time() * 1000))
            sent += 1
            if warm is None and time.monotonic() - began > 5:
                warm = len(delays)
            if time.monotonic() - began > arguments.seconds + 5:
                break
    producer.flush()
    time.sleep(1)
    stop.set()
    watcher.join()
    service.stop()
    measured = sorted(delays[warm:])
    print(
        f"latency: {arguments.rate} records a second, {arguments.interval} ms: {len(measured)} verdicts, "
        f"p50 {measured[len(measured) // 2]:.0f} ms, p99 {measured[len(measured) * 99 // 100]:.0f} ms", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["throughput", "latency", "restart"])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--kafka", required=True)
    parser.add_argument("--generator", required=True)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--partitions", type=int, default=6)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--interval", type=int, default=100)
    parser.add_argument("--rate", type=int, default=5_000)
    parser.add_argument("--seconds", type=int, default=20)
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="qianshou-bench-")
    cluster = Cluster(arguments.kafka)
    try:
        if arguments.what == "latency":
            latency(arguments, cluster, folder)
        else:
            service, count = throughput(arguments, cluster, folder)
            if arguments.what == "restart":
                first_new_verdict(arguments, cluster, service, count)
    finally:
        cluster.end()
        shutil.rmtree(folder, ignore_errors=True)


main()

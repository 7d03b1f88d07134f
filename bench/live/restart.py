"""A killed process with open orders, started again: with its state directory, and with it lost."""
import json
import shutil
import signal
import time

from confluent_kafka import Consumer, Producer, TopicPartition

from input import LAG, Progress, load, open_orders, partition_of, time_of, written


class Verdicts:
    """Verdicts that become visible from now on."""

    def __init__(self, cluster, partitions):
        self.consumer = Consumer({
            "bootstrap.servers": cluster.address, "group.id": "watch", "isolation.level": "read_committed",
            "fetch.wait.max.ms": 10, "auto.offset.reset": "latest"})
        starts = []
        for p in range(partitions):
            _, high = self.consumer.get_watermark_offsets(TopicPartition("qianshou.verdicts", p), timeout=30)
            starts.append(TopicPartition("qianshou.verdicts", p, high))
        self.consumer.assign(starts)
        self.consumer.poll(0)

    def first(self, limit=300):
        end = time.monotonic() + limit
        while time.monotonic() < end:
            message = self.consumer.poll(0.02)
            if message is not None and not message.error():
                return time.time()
        raise SystemExit(f"no verdict within {limit} s")

    def close(self):
        self.consumer.close()


def append_probe(cluster, name, at, partitions):
    """A record that brings a verdict."""
    order = f"PROBE{name}"
    track = {
        "waybillNo": "YT" + order, "orderId": order, "courier": "yuantong", "eventId": "T" + order,
        "occurredAt": written(at), "description": "快件已由【菜鸟驿站】代收，请及时取件"}
    producer = Producer({"bootstrap.servers": cluster.address})
    producer.produce(
        "courier.tracking", json.dumps(track, ensure_ascii=False).encode(), order.encode(),
        partition_of(order.encode(), partitions), timestamp=at)
    producer.flush()


def restart(arguments, cluster, folder, make_service):
    orders, partitions = arguments.orders, arguments.partitions
    # Just behind the last order: much later, and all of them would be forgotten first.
    behind = time_of(orders + 4 * LAG)
    service = make_service()
    service.create_topics(partitions)
    service.start()
    service.await_ready()
    time.sleep(2)
    empty = service.resident()
    service.stop()
    count = load(cluster, open_orders(orders), partitions)
    service.start()
    progress = Progress(cluster, service.group, partitions)
    progress.wait(count * 99 // 100, service)
    again(service, cluster, partitions, "killed under load", probe=None)
    progress.wait(count, service)
    time.sleep(2)
    resident, most = service.resident(), service.resident("VmHWM")
    print(
        f"memory: {orders:,} open orders of {count:,} records, {arguments.threads} thread(s): empty "
        f"{empty:.0f} MB, at rest {resident:.0f} MB = {(resident - empty) * 1024 * 1024 / orders:.0f} bytes "
        f"an order, at most {most:.0f} MB; state-dir {service.state_bytes() / 1e6:.0f} MB", flush=True)
    for number in range(arguments.rounds):
        again(service, cluster, partitions, f"killed at rest, {number}", probe=(f"A{number}", behind + number))
    for number in range(arguments.rounds):
        again(
            service, cluster, partitions, f"state-dir lost, {number}",
            probe=(f"B{number}", behind + arguments.rounds + number), is_lost=True)
    service.stop()


def again(service, cluster, partitions, label, probe, is_lost=False):
    """Kills the process, starts it again and waits for the first verdict that is new."""
    service.stop(signal.SIGKILL)
    if is_lost:
        shutil.rmtree(service.state)
    verdicts = Verdicts(cluster, partitions)
    if probe:
        append_probe(cluster, *probe, partitions)
    service.start()
    began = service.began
    seen = verdicts.first() - began
    verdicts.close()
    ready, cpu = service.await_ready()
    records = sum(event["records"] for event in service.events("restored"))
    steps = ", ".join(
        f"{event['event']} {event['at']:.2f}" for event in service.events()
        if event["event"] in ("cluster-checked", "assigned", "restored", "ready"))
    print(
        f"restart, {label}: first new verdict after {seen:.2f} s; ready after {ready:.2f} s, {cpu:.2f} CPU-seconds; "
        f"{records:,} records of the changelog"
        + (f" = {records / cpu:,.0f} a CPU-second" if is_lost else "")
        + f"\n  {steps}{rebuilt(service)}", flush=True)


def rebuilt(service):
    """Tasks whose directory was of no use, and why."""
    found = [f"{event['partition']} ({event['reason']})" for event in service.events("state-rebuilt")]
    return "; rebuilt: " + ", ".join(found) if found else ""

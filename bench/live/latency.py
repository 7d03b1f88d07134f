"""From the append of a record to the visibility of its verdict under read_committed."""
import threading
import time

from confluent_kafka import Consumer, Producer, TopicPartition

from input import generate, of_dump, partition_of

# Seconds before what is measured begins: a broker that has just started is slow until its code is compiled.
WARM = 30


def latency(arguments, cluster, folder, make_service):
    service = make_service()
    service.create_topics(arguments.partitions)
    dump = generate(arguments.generator, arguments.rate * (arguments.seconds + WARM + 5), folder)
    service.start()
    service.await_ready()
    delays, stop = [], threading.Event()
    watcher = threading.Thread(target=watch, args=(cluster, arguments.partitions, delays, stop))
    watcher.start()
    warm = play(arguments, cluster, dump, delays)
    time.sleep(1)
    stop.set()
    watcher.join()
    service.stop()
    measured = sorted(delays[warm:])
    print(
        f"latency: {arguments.rate:,} records a second, {arguments.interval} ms: {len(measured):,} verdicts, "
        f"p50 {measured[len(measured) // 2]:.0f} ms, p99 {measured[len(measured) * 99 // 100]:.0f} ms", flush=True)


def watch(cluster, partitions, delays, stop):
    """Verdicts carry the timestamp of the record that caused them."""
    consumer = Consumer({
        "bootstrap.servers": cluster.address, "group.id": "watch", "isolation.level": "read_committed",
        "fetch.wait.max.ms": 10, "auto.offset.reset": "earliest"})
    consumer.assign([TopicPartition("qianshou.verdicts", p, 0) for p in range(partitions)])
    while not stop.is_set():
        for message in consumer.consume(1000, 0.005):
            if not message.error():
                delays.append(time.time() * 1000 - message.timestamp()[1])
    consumer.close()


def play(arguments, cluster, dump, delays):
    """Appends records at the rate.

    Returns how many verdicts were there when what is measured began.
    """
    producer = Producer({"bootstrap.servers": cluster.address, "linger.ms": 1})
    began, sent, warm = time.monotonic(), 0, None
    for topic, key, _, value in of_dump(dump):
        while sent >= (time.monotonic() - began) * arguments.rate:
            producer.poll(0)
            time.sleep(0.0005)
        producer.produce(
            topic, value, key, partition_of(key, arguments.partitions), timestamp=int(time.time() * 1000))
        sent += 1
        passed = time.monotonic() - began
        if warm is None and passed > WARM:
            warm = len(delays)
        if passed > arguments.seconds + WARM:
            break
    producer.flush()
    return warm or 0

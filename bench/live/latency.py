"""From the append of a record to the visibility under read_committed of what came of it: `qianshou run`, and a bare
librdkafka loop that consumes, produces and commits as often, on the same broker, one after the other."""
import re
import subprocess

from input import generate, of_dump, partition_of

# Seconds before what is measured begins: a broker that has just started is slow until its code is compiled.
WARM = 30


def latency(arguments, cluster, folder, make_service):
    service = make_service()
    service.create_topics(arguments.partitions)
    records = written(arguments, folder)
    bare = of_the_bare_loop(arguments, cluster, records)
    print(f"latency, bare loop: {told(arguments, bare)}", flush=True)
    service.start()
    service.await_ready()
    ours = measured(arguments, cluster, records, "qianshou.verdicts")
    service.stop()
    print(
        f"latency, qianshou: {told(arguments, ours)}; {ours[0] / bare[0]:.2f} and {ours[1] / bare[1]:.2f} times the "
        "bare loop's", flush=True)


def told(arguments, figures):
    p50, p99, count = figures
    return (
        f"{arguments.rate:,} records a second, {arguments.interval} ms: {count:,} outputs, p50 {p50} ms, p99 {p99} ms")


def written(arguments, folder):
    """A file of lines as `kafka-bench play` reads them."""
    dump = generate(arguments.generator, arguments.rate * (arguments.seconds + WARM + 5), folder)
    file = dump.with_suffix(".tsv")
    with open(file, "wb") as lines:
        for topic, key, _, value in of_dump(dump):
            partition = partition_of(key, arguments.partitions)
            value = value.encode() if isinstance(value, str) else value
            lines.write(b"\t".join([topic.encode(), b"%d" % partition, key, value]) + b"\n")
    return file


def of_the_bare_loop(arguments, cluster, records):
    tool, partitions = [arguments.tool, cluster.address], str(arguments.partitions)
    subprocess.run([*tool, "topics", "bare", partitions], check=True)
    loop = subprocess.Popen(
        [*tool, "live", "bare", partitions, str(arguments.interval), str(WARM + arguments.seconds + 3)],
        stdout=subprocess.DEVNULL)
    figures = measured(arguments, cluster, records, "bare-out", "bare-in")
    loop.wait()
    return figures


def measured(arguments, cluster, records, output, *played_into):
    """Plays records in and watches an output topic: p50 and p99 in ms, and of how many."""
    tool = [arguments.tool, cluster.address]
    length = str(WARM + arguments.seconds)
    watcher = subprocess.Popen(
        [*tool, "visible", output, str(arguments.partitions), length, str(WARM)], stdout=subprocess.PIPE, text=True)
    subprocess.run([*tool, "play", str(records), str(arguments.rate), length, *played_into], check=True)
    line, _ = watcher.communicate()
    return [int(word) for word in re.match(r"visible after: p50 (\d+) ms, p99 (\d+) ms of (\d+) ", line).groups()]

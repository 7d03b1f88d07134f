"""What bench/measure-live measures: `qianshou run` between the topics of a real broker.

Every figure is of the process itself: user and system time of qianshou alone, as the kernel gives it.
"""
import argparse
import shutil
import tempfile
import time

from cluster import Cluster
from input import Progress, generate, load, of_dump
from latency import latency
from restart import restart
from service import Service
from soak import soak


def throughput(arguments, cluster, folder, make_service):
    service = make_service()
    service.create_topics(arguments.partitions)
    dump = generate(arguments.generator, arguments.events, folder)
    count = load(cluster, of_dump(dump), arguments.partitions)
    for threads in arguments.threads_list:
        run = Service(
            arguments.binary, folder, cluster, threads, arguments.interval, name=f"{service.group}-{threads}",
            more=[f"commit-records: {arguments.records}"])
        run.create_topics(arguments.partitions)
        began = time.monotonic()
        run.start()
        Progress(cluster, run.group, arguments.partitions).wait(count, run)
        wall = time.monotonic() - began
        user, system, memory = run.stop()
        print(
            f"throughput: {count:,} records, {threads} thread(s), {arguments.interval} ms or {arguments.records:,} "
            f"records a commit: {user:.2f} s user + {system:.2f} s system = {count / (user + system):,.0f} a CPU-second; "
            f"{wall:.1f} s wall = {count / wall:,.0f} a second; {memory:.0f} MB resident at most", flush=True)


MEASURES = {"throughput": throughput, "latency": latency, "restart": restart, "soak": soak}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=list(MEASURES))
    parser.add_argument("--binary", required=True)
    parser.add_argument("--kafka", required=True)
    parser.add_argument("--generator", required=True)
    parser.add_argument("--tool", required=True, help="kafka-bench")
    parser.add_argument("--events", type=int, default=1_000_000, help="of the dump, for throughput")
    parser.add_argument("--orders", type=int, default=1_000_000, help="open orders, for restart; of a day, for soak")
    parser.add_argument("--days", type=int, default=210, help="simulated, for soak")
    parser.add_argument("--rounds", type=int, default=3, help="of each kind of restart")
    parser.add_argument("--partitions", type=int, default=6)
    parser.add_argument("--threads", default="1", help="one count, or several with commas for throughput")
    parser.add_argument("--interval", type=int, default=100)
    parser.add_argument(
        "--records", type=int, default=100_000,
        help="that close a transaction, for throughput: so many that the interval alone does, as in the bare loop")
    parser.add_argument("--rate", type=int, default=5_000)
    parser.add_argument("--seconds", type=int, default=20)
    arguments = parser.parse_args()
    arguments.threads_list = [int(part) for part in arguments.threads.split(",")]
    arguments.threads = arguments.threads_list[0]
    folder = tempfile.mkdtemp(prefix="qianshou-bench-")
    cluster = Cluster(arguments.kafka)

    def make_service(*more):
        return Service(arguments.binary, folder, cluster, arguments.threads, arguments.interval, more=more)

    try:
        MEASURES[arguments.what](arguments, cluster, folder, make_service)
    finally:
        cluster.end()
        shutil.rmtree(folder, ignore_errors=True)


main()

"""`qianshou run` as a process, and what the kernel says of it."""
import datetime
import json
import os
import pathlib
import signal
import subprocess
import time

TICKS = os.sysconf("SC_CLK_TCK")


class Service:
    """One configuration and state directory, and the process that has them now."""

    def __init__(self, binary, folder, cluster, threads, interval, name="bench", more=()):
        self.binary, self.folder, self.process = binary, pathlib.Path(folder), None
        self.group, self.threads = name, threads
        self.state = self.folder / f"state-{name}"
        self.config = self.folder / f"{name}.yaml"
        self.config.write_text(
            f"kafka: {{bootstrap.servers: {cluster.address}}}\ngroup: {name}\ninstance: {name}\n"
            f"state-dir: {self.state}\nthreads: {threads}\ncommit-interval: {interval}ms\nclock: stream\n"
            + "".join(f"{line}\n" for line in more))

    def create_topics(self, partitions):
        subprocess.run(
            [self.binary, "topics", "create", "--config", self.config, "--partitions", str(partitions)],
            check=True, stdout=subprocess.DEVNULL)

    def start(self):
        self.log = self.folder / f"log-{self.group}-{time.monotonic_ns()}"
        self.began = time.time()
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [self.binary, "run", "--config", self.config, "--log-format", "json"], stdout=log, stderr=log)

    def stop(self, how=signal.SIGTERM):
        """CPU seconds in user mode and in the kernel, and the largest resident memory in MB."""
        self.process.send_signal(how)
        _, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_utime, usage.ru_stime, usage.ru_maxrss / 1024

    def events(self, name=None):
        """The log's lines so far, each with `at`: seconds behind the process's start."""
        found = []
        for line in self.log.read_bytes().splitlines():
            try:
                event = json.loads(line)
            except ValueError:  # A line that is only half written.
                continue
            event["at"] = datetime.datetime.fromisoformat(event["time"]).timestamp() - self.began
            if name in (None, event["event"]):
                found.append(event)
        return found

    def await_ready(self, limit=120):
        """Waits until every worker takes records.

        Returns when that was by the log, in seconds behind the start, and the CPU seconds until it was seen.
        """
        end = time.monotonic() + limit
        while time.monotonic() < end:
            ready = self.events("ready")
            if len(ready) >= self.threads:
                return ready[self.threads - 1]["at"], self.cpu_seconds()
            if self.process.poll() is not None:
                raise SystemExit(f"qianshou ended, exit {self.process.returncode}: {self.log.read_text()}")
            time.sleep(0.01)
        raise SystemExit(f"not ready within {limit} s: {self.log.read_text()}")

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident(self, what="VmRSS"):
        """Resident MB: now, or with `VmHWM` the most so far."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(what + ":"):
                return int(line.split()[1]) / 1024
        return 0

    def state_bytes(self):
        return sum(file.stat().st_size for file in self.state.rglob("*") if file.is_file())

"""A real broker for a measurement."""
import pathlib
import shutil
import subprocess
import tempfile


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

"""What the built qianshou knows, asked of itself: its variables, its flags, whether it takes a configuration."""
import re
import subprocess
import tempfile


class Program:
    """A built qianshou; what is expected of it and does not hold is among its faults."""

    def __init__(self, path):
        self.path = path
        self.faults = []
        # Every line of `config print` that is a key; the variable of a key is made of its name.
        page = self.run("config", "print", "-X", "bootstrap.servers=b:1").stdout
        keys = re.findall(r"^#? ?([a-z][a-z-]*):", page, re.M)
        self.expect(len(keys) > 15, "config print shows no keys")
        self.variables = {"QIANSHOU_" + key.upper().replace("-", "_") for key in keys}

    def run(self, *arguments):
        return subprocess.run([self.path, *arguments], capture_output=True, text=True)

    def expect(self, holds, fault):
        if not holds:
            self.faults.append(fault)

    def check_variables(self, path):
        """The names of variables in a file are those of keys."""
        for name in re.findall(r"\bQIANSHOU_[A-Z_]+", path.read_text()):
            self.expect(name in self.variables, f"{path}: {name} is the variable of no key")

    def check_arguments(self, place, arguments):
        """The flags of a command line are those of its command's --help."""
        words = [word for word in arguments[:2] if not word.startswith("-")]
        command = words if words[:1] in (["topics"], ["rules"], ["config"]) else words[:1]
        told = self.run(*command, "--help")
        self.expect(told.returncode == 0, f"{place}: qianshou {' '.join(command)} is no command")
        for flag in (word for word in arguments if word.startswith("-")):
            known = re.search(rf"^ *(-., )?{re.escape(flag)}\b", told.stdout, re.M)
            self.expect(known, f"{place}: qianshou {' '.join(command)} has no flag {flag}")

    def check_configuration(self, place, text):
        """`config print` takes the text of a configuration file."""
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            file.write(text)
            file.flush()
            read = self.run("config", "print", "--config", file.name)
            self.expect(read.returncode == 0, f"{place}: {read.stderr.strip()}")

#!/usr/bin/env python3
"""Whether a dump gives one digest however its lines are arranged (CONTRACT 4).

usage: same_digest.py QIANSHOU GENERATOR [FLAG…]      GENERATOR writes a kcat -J dump to --out, as gen_dump.py does
"""
import json, os, random, subprocess, sys, tempfile


def digest(binary, paths):
    run = subprocess.run([binary, "replay", "--digest", *paths], capture_output=True)
    if run.returncode not in (0, 1): sys.exit("exit %d: %s" % (run.returncode, run.stderr.decode("utf-8", "replace")[-500:]))
    return run.stdout


def write(folder, name, lines):
    path = os.path.join(folder, name)
    with open(path, "wb") as out: out.writelines(lines)
    return path


def split(folder, name, lines, key):
    parts = {}
    for line in lines: parts.setdefault(key(json.loads(line)), []).append(line)
    return [write(folder, "%s.%d" % (name, at), part) for at, part in enumerate(parts.values())]


def main():
    binary, generator, flags = sys.argv[1], sys.argv[2], sys.argv[3:]
    with tempfile.TemporaryDirectory() as folder:
        dump = os.path.join(folder, "dump")
        subprocess.run([sys.executable, generator, "--events", "50000", "--seed", "11", "--out", dump, *flags], check=True, stdout=subprocess.DEVNULL)
        with open(dump, "rb") as f: lines = f.readlines()
        shuffled = lines[:]
        random.Random(1).shuffle(shuffled)
        ways = {"as it is": [dump], "shuffled": [write(folder, "shuffled", shuffled)],
                "split by topic": split(folder, "topic", lines, lambda r: r["topic"]), "split by partition": split(folder, "partition", lines, lambda r: r["partition"]),
                "split by both, shuffled": split(folder, "both", shuffled, lambda r: (r["topic"], r["partition"]))}
        digests = {name: digest(binary, paths) for name, paths in ways.items()}
    for name, value in digests.items(): print("%-24s %s" % (name, value.decode("ascii", "replace").strip()))
    if b"" in digests.values() or len(set(digests.values())) != 1: sys.exit("the digests differ")


if __name__ == "__main__":
    main()

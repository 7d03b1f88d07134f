"""The examples of `schemas/examples/` against their schemas, and those of inputs against `qianshou replay` too."""
import json, os, subprocess
import schemas as S


def replay(binary, path, *flags):
    """-> its outputs, and the reasons of dead letters by (topic, partition, offset)."""
    run = subprocess.run([binary, "replay", path, *flags], capture_output=True)
    if not S.expect(run.returncode in (0, 1), "replay %s ends with %d" % (path, run.returncode)): S.finish()
    lines = [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]
    headers = [dict(line["headers"]) for line in lines if line["topic"] == "qianshou.dead-letter"]
    return lines, {(h["dl.topic"], int(h["dl.partition"]), int(h["dl.offset"])): h["dl.reason"] for h in headers}


def check_examples(binary, folder):
    dump, expected = os.path.join(folder, "examples"), {}
    with open(dump, "w", encoding="utf-8") as out:
        for name in S.BY_NAME:
            if name == "vocabulary": continue
            for number, line in enumerate(open(os.path.join(S.ROOT, "schemas/examples", name + ".ndjson"), encoding="utf-8")):
                example = json.loads(line)
                refused, value = example.get("refused"), example["value"]
                S.counts["examples of %s %s" % (name, "refused" if refused else "accepted")] += 1
                S.expect(S.valid(name, value) == (refused is None), "example of %s: %s" % (name, example["about"]))
                if name not in S.INPUTS: continue
                expected[name, 0, number] = refused
                record = {"topic": name, "partition": 0, "offset": number, "ts": 1772849000000, "key": "K%d" % number, "payload": json.dumps(value)}
                out.write(json.dumps(record) + "\n")
            for kind in "accepted", "refused": S.expect(S.counts["examples of %s %s" % (name, kind)], "no example of %s %s" % (name, kind))
    _, reasons = replay(binary, dump)
    for place, refused in expected.items():
        S.expect(reasons.get(place) == refused, "example %s: replay says %s, the example %s" % (place, reasons.get(place), refused))

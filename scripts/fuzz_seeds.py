"""Writes the seeds of the fuzz targets from the sample, the schemas' examples and the golden records.

usage: fuzz_seeds.py FOLDER
"""
import collections, glob, hashlib, json, os, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROLES = {"order.events": b"\0", "courier.tracking": b"\1", "aftersales.events": b"\2"}        # as DecoderTarget counts them


def put(target, content):
    folder = os.path.join(sys.argv[1], target)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, hashlib.sha1(content).hexdigest()), "wb") as out: out.write(content)


def words(value, found):
    """All names and short texts of a schema."""
    if isinstance(value, dict):
        for name in value: words(name, found), words(value[name], found)
    elif isinstance(value, list):
        for part in value: words(part, found)
    elif isinstance(value, str) and 1 < len(value) < 28 and " " not in value and "\\" not in value: found.add(value)


orders = collections.defaultdict(list)
for line in open(os.path.join(ROOT, "bench/sample/parcels.ndjson"), "rb"):
    record = json.loads(line.decode("utf-8", "surrogateescape"))
    payload = (record["payload"] or "").encode("utf-8", "surrogateescape")
    put("decoder", ROLES[record["topic"]] + payload)
    orders[record["key"]].append(line)
    if b'"description":"' in payload:
        text = payload.split(b'"description":"', 1)[1].split(b'"', 1)[0]
        put("classifier", b"\1" + text)
        put("dump", b"\2" + payload + b"\n" + payload)
for lines in orders.values():
    put("replay", b"".join(lines))
    put("dump", b"\1" + b"".join(lines[:3]))
for topic, role in ROLES.items():
    for line in open(os.path.join(ROOT, "schemas/examples", topic + ".ndjson"), encoding="utf-8"):
        put("decoder", role + json.dumps(json.loads(line)["value"], ensure_ascii=False).encode())
for path in glob.glob(os.path.join(ROOT, "schemas/golden/order-records.ndjson")):
    for line in open(path, encoding="utf-8"): put("state", bytes.fromhex(json.loads(line)["hex"]))
found = set()
for path in glob.glob(os.path.join(ROOT, "schemas/*.schema.json")): words(json.load(open(path, encoding="utf-8")), found)
with open(os.path.join(sys.argv[1], "words.dict"), "w", encoding="utf-8") as out:
    for word in sorted(found): out.write('"%s"\n' % "".join(chr(b) if 32 < b < 127 and b not in (34, 92) else "\\x%02x" % b for b in word.encode()))

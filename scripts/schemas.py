"""The schemas of `schemas/` with validators; what fails and what was validated is noted here.

Needs the PyPI package jsonschema, 4.18 or later: where Python does not have it, it is installed into .build/python, and this says so.
"""
import collections, glob, importlib, json, os, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGES = os.path.join(ROOT, ".build", "python")
sys.path.insert(1, PACKAGES)
try:
    import referencing, jsonschema
except ImportError:
    print("installing jsonschema 4.26.0 and what it needs from PyPI into .build/python", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--target", PACKAGES, "jsonschema==4.26.0"], check=True)
    importlib.invalidate_caches()
    import referencing, jsonschema

SUFFIX = ".schema.json"
BY_NAME = {os.path.basename(path)[:-len(SUFFIX)]: json.load(open(path, encoding="utf-8"))
           for path in sorted(glob.glob(os.path.join(ROOT, "schemas", "*" + SUFFIX)))}
INPUTS = ["courier.tracking", "order.events", "aftersales.events"]
ACTION_KINDS = BY_NAME["vocabulary"]["$defs"]["actionKind"]["enum"]
_registry = referencing.Registry().with_resources((s["$id"], referencing.Resource.from_contents(s)) for s in BY_NAME.values())
# Consumers must bear new fields, so the schemas are open; what we write ourselves must be named by them.
_CAUSE = {"properties": {"cause": {"$ref": "urn:qianshou:action:1#/$defs/cause", "unevaluatedProperties": False}}}
_validators, counts, faults = {}, collections.Counter(), []


def valid(name, value, closed=False):
    """Whether the schema of that name takes the value; closed: and names all its fields."""
    if (name, closed) not in _validators:
        jsonschema.Draft202012Validator.check_schema(BY_NAME[name])
        schema = {"$ref": BY_NAME[name]["$id"]}
        if closed: schema = {**schema, **(_CAUSE if name == "action" else {}), "unevaluatedProperties": False}
        _validators[name, closed] = jsonschema.Draft202012Validator(schema, registry=_registry)
    return _validators[name, closed].is_valid(value)


def expect(right, what):
    """Notes a check, and what it is about where it fails."""
    if not right: faults.append(what)
    return right


def finish():
    """Prints the counts and the first faults; ends the program."""
    for what, count in sorted(counts.items()): print("%7d  %s" % (count, what))
    for fault in faults[:20]: print("FAULT  " + fault)
    print("%d validated, %d faults" % (sum(counts.values()), len(faults)))
    sys.exit(1 if faults else 0)

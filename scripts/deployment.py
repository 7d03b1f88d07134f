"""Whether what deploys names what the program knows: variables, flags, configuration, files. Argument: the built qianshou."""
import pathlib
import re
import sys

import yaml

from program import Program

program = Program(sys.argv[1])
expect = program.expect
compose = pathlib.Path("docker-compose.yml")
dockerfile = pathlib.Path("Dockerfile")
unit = pathlib.Path("ops/systemd/qianshou.service")
manifests = sorted(pathlib.Path("ops/kubernetes").glob("*.yaml"))

for path in [compose, dockerfile, unit, *manifests]:
    program.check_variables(path)
program.check_arguments(unit, re.search(r"^ExecStart=\S+ (.*)$", unit.read_text(), re.M)[1].split())
program.check_configuration("ops/qianshou.yaml", pathlib.Path("ops/qianshou.yaml").read_text())

services = yaml.safe_load(compose.read_text())["services"]
for name, service in services.items():
    if service["image"] == "qianshou":
        program.check_arguments(f"{compose}: {name}", service["command"])
    for source in (volume.split(":")[0] for volume in service.get("volumes", [])):
        expect(not source.startswith(".") or pathlib.Path(source).exists(), f"{compose}: {source} is not there")

documents = [(path, document) for path in manifests for document in yaml.safe_load_all(path.read_text())]
names = {(document["kind"], document["metadata"]["name"]) for _, document in documents}
pods = [(path, document["spec"]) for path, document in documents if "template" in document.get("spec", {})]
expect(len(pods) == 2, "ops/kubernetes has not the pods of the Job and of the StatefulSet")
for path, document in documents:
    for text in document.get("data", {}).values():
        program.check_configuration(path, text)
for path, spec in pods:
    pod = spec["template"]["spec"]
    volumes = {volume["name"] for volume in pod["volumes"]}
    volumes |= {claim["metadata"]["name"] for claim in spec.get("volumeClaimTemplates", [])}
    for volume in pod["volumes"]:
        expect(("ConfigMap", volume["configMap"]["name"]) in names, f"{path}: there is no such ConfigMap")
    for container in pod["containers"]:
        program.check_arguments(f"{path}: {container['name']}", container["args"])
        for mount in container["volumeMounts"]:
            expect(mount["name"] in volumes, f"{path}: {mount['name']} is no volume")

built = set(re.findall(r"\b[a-z0-9-]+-dev\b", dockerfile.read_text()))
needed = set(re.findall(r"missing\+=\(([a-z0-9-]+-dev)\)", pathlib.Path("scripts/setup").read_text())) - {"libc6-dev"}
expect(built == needed, f"Dockerfile installs {sorted(built)}, scripts/setup {sorted(needed)}")
copied = re.findall(r"^COPY ([A-Za-z.]+) ", dockerfile.read_text(), re.M)
sent = re.findall(r"^!(.+)$", pathlib.Path(".dockerignore").read_text(), re.M)
expect(sorted(copied) == sorted(sent), f"Dockerfile copies {copied}, .dockerignore sends {sent}")

for fault in program.faults:
    print(fault)
sys.exit(1 if program.faults else 0)

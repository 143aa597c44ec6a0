#!/usr/bin/env python3
"""Generates the trees that are measured; the same arguments make the same bytes.

trees.py KIND FOLDER [SIZE ...]

    cluster   POLICIES NAMESPACES VMS [SIZE]
                                        one cluster, SIZE (500) objects a file; VMs have five labels, policies
                                        select two
    shapes    NAME POLICIES VMS         a shape that is meant to be bad: see SHAPES
    files     COUNT                     small files, one of twenty with a KubeVirt object
    dump      MEGABYTES                 what `kubectl get -A -o yaml` prints: one List of VMs, their VMIs and pods, with
                                        status and managedFields
    dumpjson  MEGABYTES                 a List of VMs as `-o json` prints it
    kustomize OVERLAYS                  overlays of 20 bases with two patches each, and the same objects written out
    leaves    OVERLAYS                  the same, where one of twenty overlays holds an object of KubeVirt
    maven     MODULES                   a reactor whose modules hold nothing
"""
import json
import pathlib
import random
import sys

HCO = """apiVersion: hco.kubevirt.io/v1beta1
kind: HyperConverged
metadata:
  name: kubevirt-hyperconverged
  namespace: openshift-cnv
spec:
  liveMigrationConfig:
    parallelMigrationsPerCluster: {limit}
    parallelOutboundMigrationsPerNode: 2
    completionTimeoutPerGiB: 150
"""
POLICY = """apiVersion: migrations.kubevirt.io/v1alpha1
kind: MigrationPolicy
metadata:
  name: {name}
spec:
  bandwidthPerMigration: {bandwidth}
  completionTimeoutPerGiB: 400
  selectors:
{selectors}"""
NAMESPACE = """apiVersion: v1
kind: Namespace
metadata:
  name: {name}
  labels:
    team: team-{team}
    stage: {stage}
"""
VM = """apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata:
  name: {name}
  namespace: {namespace}
  labels:
    app: {app}
spec:
  runStrategy: Always
  template:
    metadata:
      labels:
{labels}    spec:
      domain:
        cpu:
          cores: 2
        memory:
          guest: {memory}Gi
        devices:
          disks:
          - name: root
            disk:
              bus: virtio
          interfaces:
          - name: default
            masquerade: {{}}
      networks:
      - name: default
        pod: {{}}
      volumes:
      - name: root
        containerDisk:
          image: registry.example/images/{app}:1
"""
STAGES = ("dev", "test", "prod")
CONFIG_MAP = """apiVersion: v1
kind: ConfigMap
metadata:
  name: settings-{number}
  namespace: shop
data:
  color: blue
  number: "{number}"
  text: |
{text}"""
# A shape makes the pairs of a policy and the labels of a VM.
SHAPES = {
    "ties": "all policies select one label each and every VM has all of those labels",
    "overlaps": "20 labels; each policy selects two of them, each VM has ten",
    "identical": "every policy selects the same",
    "empty": "no policy selects anything",
    "novms": "policies alone",
    "unique": "every VM has a label of its own, and each policy selects one that nothing has",
    "files": "one file for each object",
    "onefile": "one file for all",
}


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def pairs(labels, indent):
    return "".join(f"{' ' * indent}{key}: {value}\n" for key, value in labels.items())


def policy(name, vmi, namespace=None, bandwidth="64Mi"):
    selectors = "    virtualMachineInstanceSelector:\n" + pairs(vmi, 6) if vmi else ""
    if namespace:
        selectors += "    namespaceSelector:\n" + pairs(namespace, 6)
    return POLICY.format(name=name, bandwidth=bandwidth, selectors=selectors or "    {}\n")


def vm(name, namespace, labels, memory=8, app="web"):
    return VM.format(name=name, namespace=namespace, labels=pairs(labels, 8), memory=memory, app=app)


def pack(folder, objects, size=500):
    for number in range(0, len(objects), size):
        write(folder / f"objects-{number // size:05}.yaml", "---\n".join(objects[number:number + size]))


def cluster(folder, policies, namespaces, vms, size=500):
    """A third of the policies match nothing, a third VMs of one team, the rest VMs anywhere."""
    dice = random.Random(1)
    objects = [HCO.format(limit=5)]
    for number in range(policies):
        vmi = {"app": f"app-{number % max(1, policies // 2)}", "tier": f"tier-{number % 10}"}
        namespace = None
        if number % 3 == 0:
            vmi["app"] = f"application-{number}"
        elif number % 3 == 1:
            namespace = {"team": f"team-{number % max(1, namespaces // 4)}"}
        objects.append(policy(f"policy-{number:05}", vmi, namespace, f"{64 + number % 64}Mi"))
    for number in range(namespaces):
        objects.append(NAMESPACE.format(
            name=f"ns-{number:04}", team=number % max(1, namespaces // 4), stage=STAGES[number % 3]))
    for number in range(vms):
        labels = {
            "app": f"app-{dice.randrange(max(1, policies // 2))}", "tier": f"tier-{dice.randrange(10)}",
            "stage": dice.choice(STAGES), "os": dice.choice(("linux", "windows")),
            "owner": f"owner-{dice.randrange(200)}"}
        objects.append(vm(f"vm-{number:06}", f"ns-{dice.randrange(namespaces):04}", labels,
                          dice.choice((2, 4, 8, 16, 64)), labels["app"]))
    pack(folder, objects, size)


def shapes(folder, name, policies, vms):
    dice = random.Random(2)
    objects = [HCO.format(limit=5), NAMESPACE.format(name="shop", team=1, stage="prod")]
    bandwidth = [f"{64 + number % 64}Mi" for number in range(policies)]
    ties = {f"label-{number}": "yes1" for number in range(min(policies, 40))}
    for number in range(policies):
        if name == "ties":
            vmi = {f"label-{number % 40}": "yes1", "any": "all"} if number >= 40 else {
                f"label-{number}": "yes1", "any": "all"}
        elif name == "overlaps":
            vmi = {f"label-{n}": "on1" for n in dice.sample(range(20), 2)}
        elif name == "identical":
            vmi = {"app": "web"}
        elif name == "empty":
            vmi = {}
        elif name == "unique":
            vmi = {f"own-{number}": f"wanted-{number}"}
        else:
            vmi = {"app": f"app-{number}", "tier": f"tier-{number % 10}"}
        objects.append(policy(f"policy-{number:05}", vmi, None, bandwidth[number]))
    for number in range(0 if name == "novms" else vms):
        if name == "ties":
            labels = {**ties, "any": "all"}
        elif name == "overlaps":
            labels = {f"label-{n}": "on1" for n in dice.sample(range(20), 10)}
        elif name == "unique":
            labels = {f"own-{number}": f"value-{number}"}
        else:
            labels = {"app": f"app-{number % policies}" if name != "identical" else "web", "tier": "tier-1"}
        objects.append(vm(f"vm-{number:06}", "shop", labels))
    pack(folder, objects, {"files": 1, "onefile": len(objects)}.get(name, 500))


def files(folder, count):
    dice = random.Random(3)
    for number in range(count):
        home = folder / f"group-{number // 1000:03}" / f"app-{number // 20:05}"
        if number % 20 == 0:
            text = vm(f"vm-{number}", "shop", {"app": f"app-{number % 50}"})
        else:
            lines = "".join(f"    line {n} of {dice.randrange(10**9)}\n" for n in range(dice.randrange(5, 60)))
            text = CONFIG_MAP.format(number=number, text=lines)
        write(home / f"file-{number:06}.yaml", text)


def managed(manager, fields):
    """What a server writes down of who wrote what, as long as it is in a cluster."""
    written = "".join(
        f"          f:field-{n}:\n            .: {{}}\n            f:part: {{}}\n" for n in range(fields))
    return (f"    - apiVersion: kubevirt.io/v1\n      fieldsType: FieldsV1\n      fieldsV1:\n        f:spec:\n{written}"
            f"      manager: {manager}\n      operation: Update\n      time: \"2026-01-01T00:00:00Z\"\n")


MANAGED = "    managedFields:\n" + managed("kubectl-create", 35) + managed("virt-controller", 35)
CONDITIONS = "    conditions:\n" + "".join(
    f"    - lastProbeTime: null\n      lastTransitionTime: \"2026-01-01T00:00:00Z\"\n      status: \"True\"\n"
    f"      type: {kind}\n" for kind in ("Ready", "LiveMigratable", "StorageLiveMigratable", "AgentConnected"))
STATUS = CONDITIONS + """    guestOSInfo:
      id: rhel
      kernelRelease: 5.14.0
      name: Red Hat Enterprise Linux
    interfaces:
    - ipAddress: 10.128.0.10
      mac: 02:00:00:00:00:01
      name: default
    migrationMethod: LiveMigration
    nodeName: node-7
    phase: Running
    phaseTransitionTimestamps:
    - phase: Running
      phaseTransitionTimestamp: "2026-01-01T00:00:00Z"
    volumeStatus:
    - name: root
      target: vda
"""
POD = """- apiVersion: v1
  kind: Pod
  metadata:
    labels:
      kubevirt.io: virt-launcher
      kubevirt.io/domain: {name}
{managed}    name: virt-launcher-{name}-x7k2p
    namespace: {namespace}
  spec:
    containers:
{containers}  status:
    phase: Running
"""
CONTAINER = """    - command:
      - /usr/bin/virt-launcher
      env:
{env}      image: registry.example/kubevirt/virt-launcher@sha256:0123456789abcdef
      name: container-{number}
      resources:
        limits:
          devices.kubevirt.io/kvm: "1"
"""


def item(kind, name, text, status, number):
    """A VM or its VMI as a cluster has it."""
    head, tail = text.split("spec:\n", 1)
    lines = [line for line in head.splitlines() if not line.startswith("kind:")]
    lines.insert(1, f"kind: {kind}")
    if kind.endswith("Instance"):
        lines += ["  ownerReferences:", "  - apiVersion: kubevirt.io/v1", "    controller: true",
                  "    kind: VirtualMachine", f"    name: {name}"]
    lines.append("  uid: %08x-0000-4000-8000-000000000000" % number)
    body = "- " + "\n  ".join(lines) + "\n"
    body = body.replace(f"    name: {name}\n", MANAGED + f"    name: {name}\n")
    return body + "  spec:\n" + "".join("  " + line + "\n" for line in tail.splitlines()) + "  status:\n" + status


def dump(folder, megabytes):
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    number = 0
    env = "".join(f"      - name: VARIABLE_{n}\n        value: some value of it\n" for n in range(20))
    containers = "".join(CONTAINER.format(env=env, number=n) for n in range(3))
    with open(folder / "dump.yaml", "w", encoding="utf-8") as out:
        out.write("apiVersion: v1\nitems:\n")
        while size < megabytes * 1_000_000:
            name, namespace = f"vm-{number:06}", f"ns-{number % 1000:04}"
            text = vm(name, namespace, {"app": f"app-{number % 500}"})
            instance = text.replace("  runStrategy: Always\n", "").split("  template:\n", 1)
            inner = instance[1].split("    spec:\n", 1)[1]
            spec = instance[0] + "".join(line[4:] + "\n" for line in inner.splitlines())
            items = (item("VirtualMachine", name, text, CONDITIONS + "    created: true\n    ready: true\n", number)
                     + item("VirtualMachineInstance", name, spec, STATUS, number)
                     + POD.format(name=name, namespace=namespace, managed=MANAGED, containers=containers))
            out.write(items)
            size += len(items)
            number += 1
        out.write("kind: List\nmetadata:\n  resourceVersion: \"\"\n")


def dumpjson(folder, megabytes):
    """As kubectl prints it: four spaces, keys in order of the alphabet."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    number = 0
    with open(folder / "dump.json", "w", encoding="utf-8") as out:
        out.write('{\n    "apiVersion": "v1",\n    "items": [\n')
        while size < megabytes * 1_000_000:
            text = json.dumps(live_vm(number), indent=4, sort_keys=True)
            item = "        " + text.replace("\n", "\n        ")
            out.write((",\n" if number else "") + item)
            size += len(item)
            number += 1
        out.write('\n    ],\n    "kind": "List",\n    "metadata": {\n        "resourceVersion": ""\n    }\n}\n')


def live_vm(number):
    fields = {f"f:field-{n}": {".": {}, "f:part": {}} for n in range(40)}
    labels = {"app": f"app-{number % 500}"}
    return {
        "apiVersion": "kubevirt.io/v1",
        "kind": "VirtualMachine",
        "metadata": {
            "name": f"vm-{number:06}", "namespace": f"ns-{number % 1000:04}", "labels": {"app": "web"},
            "uid": f"{number:08x}-0000-4000-8000-000000000000",
            "managedFields": [{
                "apiVersion": "kubevirt.io/v1", "fieldsType": "FieldsV1", "fieldsV1": {"f:spec": fields},
                "manager": "virt-controller", "operation": "Update"}]},
        "spec": {"runStrategy": "Always", "template": {
            "metadata": {"labels": labels},
            "spec": {
                "domain": {
                    "cpu": {"cores": 2}, "memory": {"guest": "8Gi"},
                    "devices": {
                        "disks": [{"name": "root", "disk": {"bus": "virtio"}}],
                        "interfaces": [{"name": "default", "masquerade": {}}]}},
                "networks": [{"name": "default", "pod": {}}],
                "volumes": [{"name": "root", "containerDisk": {"image": "registry.example/images/web:1"}}]}}},
        "status": {"conditions": [
            {"lastTransitionTime": "2026-01-01T00:00:00Z", "status": "True", "type": f"Type{n}"} for n in range(8)]}}


OVERLAY = """resources:
- ../../../bases/base-{base}
patches:
- target:
    kind: HyperConverged
  patch: |-
    - op: replace
      path: /spec/liveMigrationConfig/parallelMigrationsPerCluster
      value: {limit}
- target:
    kind: MigrationPolicy
    name: gold
  patch: |-
    apiVersion: migrations.kubevirt.io/v1alpha1
    kind: MigrationPolicy
    metadata:
      name: gold
    spec:
      bandwidthPerMigration: {bandwidth}
"""


def kustomize(folder, overlays):
    """Two repositories for the same clusters, one composed and one flat."""
    composed, flat = folder / "composed", folder / "flat"
    for base in range(20):
        home = composed / "bases" / f"base-{base}"
        write(home / "kustomization.yaml", "resources:\n- hco.yaml\n- gold.yaml\n- silver.yaml\n")
        write(home / "hco.yaml", HCO.format(limit=5))
        write(home / "gold.yaml", policy("gold", {"tier": "gold"}))
        write(home / "silver.yaml", policy("silver", {"tier": "silver"}))
    for overlay in range(overlays):
        limit, bandwidth = 5 + overlay % 20, f"{64 + overlay % 64}Mi"
        place = pathlib.Path("clusters", f"cluster-{overlay}", "virt")
        write(composed / place / "kustomization.yaml",
              OVERLAY.format(base=overlay % 20, limit=limit, bandwidth=bandwidth))
        write(flat / place / "hco.yaml", HCO.format(limit=limit))
        write(flat / place / "gold.yaml", policy("gold", {"tier": "gold"}, None, bandwidth))
        write(flat / place / "silver.yaml", policy("silver", {"tier": "silver"}))


def leaves(folder, overlays):
    for base in range(20):
        home = folder / "bases" / f"base-{base}"
        names = [f"map-{n}.yaml" for n in range(5)]
        for n, name in enumerate(names):
            write(home / name, CONFIG_MAP.format(number=n, text="    some text\n" * 20))
        write(home / "kustomization.yaml", "resources:\n" + "".join(f"- {name}\n" for name in names))
    for overlay in range(overlays):
        home = folder / "clusters" / f"cluster-{overlay}" / "app"
        resources = f"- ../../../bases/base-{overlay % 20}\n"
        if overlay % 20 == 0:
            write(home / "gold.yaml", policy("gold", {"tier": "gold"}))
            resources += "- gold.yaml\n"
        write(home / "kustomization.yaml",
              f"resources:\n{resources}labels:\n- pairs:\n    cluster: cluster-{overlay}\n")


POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  {parent}<groupId>bench</groupId>
  <artifactId>{name}</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
{rest}</project>
"""


def maven(folder, modules):
    names = [f"module-{number}" for number in range(modules)]
    parent = ("<parent><groupId>bench</groupId><artifactId>root</artifactId><version>1</version></parent>\n  ")
    plugin = """  <build><plugins><plugin>
    <groupId>io.github.migrationlint</groupId>
    <artifactId>migration-lint-maven-plugin</artifactId>
    <version>0.1.0-SNAPSHOT</version>
    <executions><execution><goals><goal>check</goal></goals></execution></executions>
  </plugin></plugins></build>
"""
    listed = "  <modules>" + "".join(f"<module>{name}</module>" for name in names) + "</modules>\n"
    for kind, rest in (("with", plugin), ("without", "")):
        write(folder / kind / "pom.xml", POM.format(parent="", name="root", rest=listed + rest))
        for name in names:
            write(folder / kind / name / "pom.xml", POM.format(parent=parent, name=name, rest=""))
        write(folder / kind / "deploy" / "hco.yaml", HCO.format(limit=5))


KINDS = {
    "cluster": cluster, "shapes": shapes, "files": files, "dump": dump, "dumpjson": dumpjson, "kustomize": kustomize, "leaves": leaves,
    "maven": maven}


def make(kind, folder, *sizes):
    KINDS[kind](pathlib.Path(folder), *[int(size) if str(size).isdigit() else size for size in sizes])


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in KINDS:
        sys.exit(__doc__)
    make(*sys.argv[1:])

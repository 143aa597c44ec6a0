#!/usr/bin/env python3
"""Writes down what `kubectl kustomize` makes of the layouts in src/test/resources/kustomize.

A layout file holds layouts, each

    ### title | folder to build (the top if left out)
    === path of a file
    its text
    >>> ok             or `>>> fails`, with what was recorded below

Run without arguments it makes `generated.txt` anew and records all files. Nothing else is written.
"""

import itertools
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import textwrap

RESOURCES = pathlib.Path(__file__).parent.parent / "resources" / "kustomize"

OBJECTS = {
    "policy": """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata:
          name: gentle
          labels: {team: a}
        spec:
          allowPostCopy: false
          bandwidthPerMigration: 64Mi
          selectors:
            namespaceSelector: {env: prod}
            virtualMachineInstanceSelector:
              app: shop
        """,
    "vm": """
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata:
          name: db
          namespace: shop
          labels:
            app: shop
        spec:
          runStrategy: Always
          template:
            metadata:
              labels:
                app: shop
                tier: db
            spec:
              evictionStrategy: LiveMigrate
              domain:
                memory: {guest: 8Gi}
                devices:
                  disks:
                  - name: root
                    disk: {bus: virtio}
                  - name: data
                    disk: {bus: virtio}
              volumes:
              - name: root
                dataVolume: {name: db-root}
              - name: data
                persistentVolumeClaim: {claimName: db-data}
        """,
    "hco": """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata:
          name: kubevirt-hyperconverged
          namespace: openshift-cnv
        spec:
          liveMigrationConfig:
            parallelMigrationsPerCluster: 5
            completionTimeoutPerGiB: 150
            network:
        """,
    "kubevirt": """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec:
          configuration:
            migrations: {bandwidthPerMigration: 0Mi, allowAutoConverge: yes}
            developerConfiguration:
              featureGates: [LiveMigration, HotplugVolumes]
        """,
    "namespace": """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels: {env: prod}
          finalizers: [example.com/a]
        """,
    "claim": """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: db-data, namespace: shop}
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: fast
          volumeMode: Block
          resources: {requests: {storage: 10Gi}}
        """,
    "storageclass": """
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: fast}
        provisioner: example.com/csi
        """,
    "datavolume": """
        apiVersion: cdi.kubevirt.io/v1beta1
        kind: DataVolume
        metadata: {name: db-root, namespace: shop}
        spec:
          storage: {resources: {requests: {storage: 30Gi}}, accessModes: [ReadWriteMany]}
          source: {blank: {}}
        """,
    "network": """
        apiVersion: k8s.cni.cncf.io/v1
        kind: NetworkAttachmentDefinition
        metadata: {name: migration, namespace: shop}
        spec:
          config: '{"cniVersion": "0.3.1", "type": "macvlan"}'
        """,
    "instance": """
        apiVersion: kubevirt.io/v1
        kind: VirtualMachineInstance
        metadata: {name: one, namespace: shop, labels: {app: shop}}
        spec:
          domain: {devices: {}, memory: {guest: 1Gi}}
        """,
    "replicaset": """
        apiVersion: kubevirt.io/v1
        kind: VirtualMachineInstanceReplicaSet
        metadata: {name: many, namespace: shop}
        spec:
          replicas: 2
          selector: {matchLabels: {app: many}}
          template:
            metadata: {labels: {app: many}}
            spec: {domain: {devices: {}}}
        """,
    "pool": """
        apiVersion: pool.kubevirt.io/v1alpha1
        kind: VirtualMachinePool
        metadata: {name: swarm, namespace: shop}
        spec:
          selector: {matchLabels: {app: swarm}}
          virtualMachineTemplate:
            metadata: {labels: {app: swarm}}
            spec: {template: {metadata: {labels: {app: swarm}}, spec: {domain: {devices: {}}}}}
        """,
}
OBJECTS = {name: textwrap.dedent(text).lstrip() for name, text in OBJECTS.items()}


def layout(title, files, build=""):
    return title, build, {path: textwrap.dedent(text).lstrip("\n") for path, text in files.items()}


def all_objects():
    return {f"{name}.yaml": text for name, text in OBJECTS.items()}


def resources(names):
    return "resources:\n" + "".join(f"- {name}\n" for name in names)


def indented(text, by):
    return textwrap.indent(text, " " * by)


def transformers():
    """Every transformer on every kind, alone and with another one in a layer above."""
    found = {
        "namespace": "namespace: other\n",
        "prefix": "namePrefix: dev-\n",
        "suffix": 'nameSuffix: "-1"\n',
        "common labels": "commonLabels:\n  owner: us\n  app: new\n",
        "labels": "labels:\n- pairs: {owner: us, app: new}\n",
        "labels of selectors": "labels:\n- pairs: {owner: us}\n  includeSelectors: true\n",
        "labels of templates": "labels:\n- pairs: {owner: us}\n  includeTemplates: true\n",
        "labels of given fields": (
            "labels:\n- pairs: {owner: us}\n  fields:\n"
            "  - {path: spec/template/metadata/labels, kind: VirtualMachine, create: true}\n"
            "  - {path: spec/selectors/virtualMachineInstanceSelector, kind: MigrationPolicy}\n"
        ),
        "annotations": "commonAnnotations:\n  note: \"true\"\n  other: text\n",
    }
    for name, text in found.items():
        files = all_objects()
        files["kustomization.yaml"] = resources(list(files)) + text
        yield layout(f"{name} on every kind", files)
    pairs = itertools.permutations(["namespace", "prefix", "suffix", "labels of templates"], 2)
    for one, other in pairs:
        files = {f"base/{path}": text for path, text in all_objects().items()}
        files["base/kustomization.yaml"] = resources(all_objects()) + found[one]
        files["top/kustomization.yaml"] = "resources: [../base]\n" + found[other]
        yield layout(f"{one} below {other}", files, "top")


MERGES = {
    "policy": {
        "a value": "spec: {allowPostCopy: true}",
        "a value where none was": "spec: {completionTimeoutPerGiB: 800}",
        "a removal": "spec: {bandwidthPerMigration: null}",
        "a mapping": "spec: {selectors: {namespaceSelector: {zone: a}}}",
        "a directive to replace": "spec: {selectors: {$patch: replace, namespaceSelector: {zone: a}}}",
        "a directive to delete": "spec: {selectors: {$patch: delete}}",
        "a directive to merge": "spec: {selectors: {$patch: merge, namespaceSelector: {zone: a}}}",
        "an object to delete": "$patch: delete",
        "old booleans": "spec: {allowPostCopy: yes, on: off}",
        "nulls in what is new": "spec: {new: {a: null, b: 1, c: {d: null}}}",
        "directives in what is new": "spec: {new: {a: {$patch: delete, x: 1}, b: {$patch: replace, y: 1}}}",
    },
    "vm": {
        "a list": "spec: {template: {spec: {volumes: [{name: only, containerDisk: {image: a}}]}}}",
        "an empty list": "spec: {template: {spec: {volumes: []}}}",
        "a deep value": "spec: {template: {spec: {evictionStrategy: None}}}",
        "a deep removal": "spec: {template: {metadata: {labels: {tier: null}}}}",
        "a string over a mapping": "spec: {template: none}",
        "a mapping over a string": "spec: {runStrategy: {a: b}}",
        "null over a list": "spec: {template: {spec: {volumes: null}}}",
    },
    "hco": {
        "a value beside an empty one": "spec: {liveMigrationConfig: {allowAutoConverge: true}}",
        "a value over an empty one": "spec: {liveMigrationConfig: {network: migration}}",
        "a mapping over an empty one": "spec: {liveMigrationConfig: {network: {a: b}}}",
        "a date": "spec: {day: 2024-01-01, number: 010, text: '010'}",
    },
    "namespace": {
        "finalizers": None,
        "a label": None,
    },
    "claim": {
        "access modes": "spec: {accessModes: [ReadWriteMany]}",
    },
}


def header(kind):
    lines = OBJECTS[kind].splitlines()
    return lines[0] + "\n" + lines[1] + "\n"


def identity(kind):
    name, namespace = {
        "policy": ("gentle", None),
        "vm": ("db", "shop"),
        "hco": ("kubevirt-hyperconverged", "openshift-cnv"),
        "namespace": ("shop", None),
        "claim": ("db-data", "shop"),
    }[kind]
    return f"name: {name}" + (f", namespace: {namespace}" if namespace else "")


def merge_patches():
    """Every merge patch, delivered in every way there is."""
    for kind, merges in MERGES.items():
        for name, body in merges.items():
            if name == "finalizers":
                patch = header(kind) + "metadata: {%s, finalizers: [example.com/b, example.com/a]}\n" % identity(kind)
            elif name == "a label":
                patch = header(kind) + "metadata: {%s, labels: {env: null, new: true}}\n" % identity(kind)
            else:
                patch = header(kind) + "metadata: {%s}\n" % identity(kind) + body + "\n"
            ways = {
                "by name": {"k": "patches:\n- patch: |-\n" + indented(patch, 4)},
                "by target": {
                    "k": "patches:\n- target: {kind: %s}\n  patch: |\n" % header(kind).split()[-1]
                    + indented(patch, 4)
                },
                "from a file": {"k": "patches:\n- path: patch.yaml\n", "patch.yaml": patch},
                "the old way": {"k": "patchesStrategicMerge:\n- patch.yaml\n", "patch.yaml": patch},
                "the old way inline": {"k": "patchesStrategicMerge:\n- |\n" + indented(patch, 2)},
            }
            chosen = ways if kind in ("policy", "namespace") else {
                way: ways[way] for way in ("by name", "the old way")
            }
            for way, files in chosen.items():
                files = dict(files)
                text = files.pop("k")
                files["o.yaml"] = OBJECTS[kind]
                files["kustomization.yaml"] = "resources: [o.yaml]\n" + text
                yield layout(f"merge {name} into {kind}, {way}", files)


OPERATIONS = {
    "add a member": "{op: add, path: /spec/new, value: {a: 1}}",
    "add over a member": "{op: add, path: /spec/runStrategy, value: Halted}",
    "add to a list": "{op: add, path: /spec/template/spec/volumes/-, value: {name: x}}",
    "add into a list": "{op: add, path: /spec/template/spec/volumes/1, value: {name: x}}",
    "add before the last": "{op: add, path: /spec/template/spec/volumes/-1, value: {name: x}}",
    "add beyond a list": "{op: add, path: /spec/template/spec/volumes/9, value: {name: x}}",
    "add without a parent": "{op: add, path: /spec/no/where, value: 1}",
    "replace a member": "{op: replace, path: /spec/runStrategy, value: Halted}",
    "replace an item": "{op: replace, path: /spec/template/spec/volumes/0/name, value: x}",
    "replace what is not there": "{op: replace, path: /spec/new, value: x}",
    "replace beyond a list": "{op: replace, path: /spec/template/spec/volumes/7, value: x}",
    "remove a member": "{op: remove, path: /spec/runStrategy}",
    "remove an item": "{op: remove, path: /spec/template/spec/volumes/0}",
    "remove what is not there": "{op: remove, path: /spec/new}",
    "move": "{op: move, from: /spec/runStrategy, path: /spec/template/spec/strategy}",
    "copy": "{op: copy, from: /spec/template/metadata/labels, path: /spec/labels}",
    "test and replace": "[{op: test, path: /spec/runStrategy, value: Always}, {op: replace, path: /spec/runStrategy, value: Manual}]",
    "test and fail": "[{op: test, path: /spec/runStrategy, value: Halted}, {op: remove, path: /spec/runStrategy}]",
    "a key with a slash": "{op: add, path: /metadata/annotations, value: {a: b}}, {op: add, path: /metadata/annotations/a.b~1c~0d, value: x}",
    "old booleans and dates": "{op: add, path: /spec/new, value: {a: yes, b: 2024-01-01, c: 010, d: null, on: 'off'}}",
    "an unknown operation": "{op: set, path: /spec/new, value: 1}",
    "a pointer without its slash": "{op: add, path: spec/runStrategy, value: Manual}",
    "a name": "{op: replace, path: /metadata/name, value: other}",
}


def json_patches():
    for name, operations in OPERATIONS.items():
        text = operations if operations.startswith("[") else f"[{operations}]"
        items = text[1:-1]
        block = "".join(f"- {{{item}}}\n" for item in split_items(items))
        target = "{group: kubevirt.io, version: v1, kind: VirtualMachine, name: db}"
        ways = {
            "inline": {"k": f"patches:\n- target: {target}\n  patch: |-\n" + indented(block, 4)},
            "from a file": {"k": f"patches:\n- target: {target}\n  path: patch.yaml\n", "patch.yaml": block},
            "the old way": {"k": f"patchesJson6902:\n- target: {target}\n  patch: |\n" + indented(block, 4)},
        }
        for way, files in ways.items():
            files = dict(files)
            text = files.pop("k")
            files["vm.yaml"] = OBJECTS["vm"]
            files["kustomization.yaml"] = "resources: [vm.yaml]\nnamePrefix: x-\n" + text
            yield layout(f"operation: {name}, {way}", files)


def split_items(text):
    depth, item = 0, ""
    for c in text:
        depth += (c == "{") - (c == "}")
        if c == "{" and depth == 1:
            item = ""
        elif c == "}" and depth == 0:
            yield item
        else:
            item += c


SELECTORS = [
    "{kind: MigrationPolicy}",
    "{kind: Migration}",
    "{kind: Migration.*}",
    "{kind: VirtualMachine|KubeVirt}",
    "{name: db}",
    "{name: d}",
    "{name: 'd[a-c]'}",
    "{name: 'db.*'}",
    "{name: dev-db}",
    "{namespace: shop}",
    "{namespace: other}",
    "{namespace: default}",
    "{namespace: .*ea.*}",
    "{group: kubevirt.io}",
    "{version: v1}",
    "{version: v1.*}",
    "{labelSelector: app=shop}",
    "{labelSelector: app}",
    "{labelSelector: '!app'}",
    "{labelSelector: 'app in (shop, other),!tier'}",
    "{labelSelector: 'app notin (shop)'}",
    "{labelSelector: app!=shop}",
    "{labelSelector: team==a}",
    "{annotationSelector: note=x}",
    "{kind: VirtualMachine, name: other}",
    "{name: '['}",
    "{labelSelector: 'app in'}",
    "{unknown: x}",
]


def selectors():
    for selector in SELECTORS:
        files = {f"base/{path}": text for path, text in all_objects().items()}
        files["base/kustomization.yaml"] = resources(all_objects()) + (
            "namePrefix: dev-\nnamespace: other\ncommonAnnotations: {note: x}\n"
        )
        files["top/kustomization.yaml"] = (
            "resources: [../base]\npatches:\n- target: %s\n  patch: |\n"
            "    - {op: add, path: /metadata/hit, value: here}\n" % selector
        )
        yield layout(f"target {selector}", files, "top")


def generated():
    yield from transformers()
    yield from merge_patches()
    yield from json_patches()
    yield from selectors()


def parse(text):
    title, build, files, path = "", "", {}, None
    for line in text.splitlines(keepends=True):
        if line.startswith("### "):
            if title:
                yield title, build, files
            title, _, build = line[4:].strip().partition(" | ")
            files, path = {}, None
        elif line.startswith("=== "):
            path = line[4:].strip()
            files[path] = ""
        elif line.startswith(">>> "):
            path = None
        elif path is not None:
            files[path] += line
    if title:
        yield title, build, files


def recorded(title, build, files):
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        for path, text in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        run = subprocess.run(
            ["kubectl", "kustomize", str(folder / build)], capture_output=True, text=True
        )
    finally:
        shutil.rmtree(folder)
    if os.environ.get("SHOW_ERRORS") and run.returncode:
        print(title, "\n   ", run.stderr.replace(str(folder), "")[:400], file=sys.stderr)
    return (">>> ok\n" + run.stdout) if run.returncode == 0 else ">>> fails\n"


def written(layouts):
    text = ""
    for title, build, files in layouts:
        text += f"### {title}" + (f" | {build}" if build else "") + "\n"
        for path, content in files.items():
            text += f"=== {path}\n" + content + ("" if content.endswith("\n") or not content else "\n")
        text += recorded(title, build, files)
    return text


def main():
    (RESOURCES / "generated.txt").write_text(written(generated()))
    for file in sorted(RESOURCES.glob("*.txt")):
        if file.name != "generated.txt":
            file.write_text(written(list(parse(file.read_text()))))


if __name__ == "__main__":
    main()

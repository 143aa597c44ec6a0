#!/usr/bin/env python3
"""Puts mixed folders together at random: objects of KubeVirt beside built-in kinds, generators, labels,
patches and replacements; `record_releases.py` records them."""

import random

VM = """apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: {name: web, namespace: shop, labels: {app: web}}
spec:
  runStrategy: Always
  template:
    metadata: {labels: {zone: q}}
    spec:
      domain: {devices: {}}
      volumes: [{name: root, dataVolume: {name: web-root}}, {name: ci, cloudInitNoCloud: {secretRef: {name: creds}}}]
"""
POLICY = """apiVersion: migrations.kubevirt.io/v1alpha1
kind: MigrationPolicy
metadata: {name: gold}
spec:
  allowPostCopy: false
  selectors: {virtualMachineInstanceSelector: {zone: gold}}
"""
DEPLOYMENT = """apiVersion: apps/v1
kind: Deployment
metadata: {name: app, namespace: shop}
spec:
  replicas: 1
  selector: {matchLabels: {app: app}}
  template:
    metadata: {labels: {app: app, zone: d}}
    spec:
      containers:
      - {name: main, image: "example.com/main:1", env: [{name: A, value: a}, {name: B, value: b}]}
      - {name: side, image: "example.com/side:1", ports: [{containerPort: 80}]}
"""
STATEFULSET = """apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: main, image: "example.com/db:1"}]}
  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce]}}]
"""
SERVICE = """apiVersion: v1
kind: Service
metadata: {name: svc, namespace: shop}
spec: {selector: {app: app}, ports: [{port: 80, protocol: TCP}]}
"""
NAMESPACE = """apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {env: prod}, annotations: {n: "20", t: "true"}}
"""
SETTINGS = """apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {zone: gold, count: "5", pair: a-b, nested: '{"a": {"b": 1}}'}
"""
SECRET = """apiVersion: v1
kind: Secret
metadata: {name: raw, namespace: shop}
stringData: {zone: gold}
data: {code: Z29sZA==}
"""
BINDING = """apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: rb, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects: [{kind: ServiceAccount, name: default}, {kind: ServiceAccount, name: other}]
"""
OBJECTS = {
    "vm": VM, "policy": POLICY, "deployment": DEPLOYMENT, "statefulset": STATEFULSET,
    "service": SERVICE, "namespace": NAMESPACE, "settings": SETTINGS, "secret": SECRET, "binding": BINDING,
}

GENERATORS = [
    "configMapGenerator:\n- {name: cfg, literals: [zone=gold, 'q=\"x\"', count=5]}\n",
    "configMapGenerator:\n- {name: cfg, envs: [x.env]}\n",
    "configMapGenerator:\n- {name: cfg, files: [text.txt, k=text.txt]}\n",
    "configMapGenerator:\n- {name: cfg, literals: [zone=gold], options: {labels: {l: m}, annotations: {n: o}, immutable: true}}\n",
    "configMapGenerator:\n- {name: cfg, literals: [zone=gold], options: {disableNameSuffixHash: true}}\n",
    "secretGenerator:\n- {name: creds, literals: [zone=gold]}\n",
    "secretGenerator:\n- {name: creds, type: kubernetes.io/basic-auth, envs: [x.env]}\n",
    "configMapGenerator:\n- {name: cfg, literals: [zone=gold]}\nsecretGenerator:\n- {name: creds, files: [text.txt]}\n",
    "configMapGenerator:\n- {name: settings, namespace: shop, behavior: merge, literals: [zone=blue, extra=1]}\n",
    "configMapGenerator:\n- {name: settings, namespace: shop, behavior: replace, literals: [zone=blue]}\n",
    "configMapGenerator:\n- {name: cfg, behavior: merge, literals: [zone=blue]}\n",
    "configMapGenerator:\n- {name: cfg, literals: [novalue]}\n",
    "configMapGenerator:\n- {name: cfg, files: [missing.txt]}\n",
    "configMapGenerator:\n- {name: cfg, envs: [missing.env]}\n",
    "configMapGenerator:\n- {literals: [a=b]}\n",
    "configMapGenerator:\n- {name: cfg, literals: [a=b, a=c]}\n",
    "configMapGenerator:\n- {name: settings, namespace: shop, literals: [a=b]}\n",
    "generatorOptions: {labels: {made: here}, disableNameSuffixHash: true}\nconfigMapGenerator:\n- {name: cfg, literals: [zone=gold]}\n",
]
LABELS = [
    "commonLabels: {team: red}\n",
    "labels:\n- {pairs: {team: red}, includeSelectors: true}\n",
    "labels:\n- {pairs: {team: red}, includeTemplates: true}\n",
    "labels:\n- {pairs: {team: red, app: x}}\n",
    "labels:\n- {pairs: {zone: l}, fields: [{path: spec/template/metadata/labels, kind: VirtualMachine, create: true}]}\n",
]
ANNOTATIONS = ["commonAnnotations: {note: q}\n"]
NAMES = ["namePrefix: pp-\n", "nameSuffix: -ss\n", "namespace: other\n", "namespace: other\nnamePrefix: pp-\n"]
IMAGES = ["images:\n- {name: example.com/main, newTag: '2'}\n", "images:\n- {name: example.com/side, newName: example.org/side, digest: 'sha256:abc'}\n"]
REPLICAS = ["replicas: [{name: app, count: 3}]\n", "replicas: [{name: db, count: 3}]\n", "replicas: [{name: web, count: 2}]\n", "replicas: [{name: none, count: 2}]\n"]
PATCHES = [
    # Strategic merge into lists with keys.
    """- patch: |
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: app, namespace: shop}
    spec: {template: {spec: {containers: [{name: extra, image: x}]}}}
""",
    """- patch: |
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: app, namespace: shop}
    spec: {template: {spec: {containers: [{name: side, image: y, env: [{name: C, value: c}]}]}}}
""",
    """- patch: |
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: app, namespace: shop}
    spec: {template: {spec: {containers: [{name: main, env: [{name: A, $patch: delete}]}, {name: side, $patch: delete}]}}}
""",
    """- patch: |
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: app, namespace: shop}
    spec: {template: {spec: {containers: [{$patch: replace}, {name: only, image: z}]}}}
""",
    """- patch: |
    apiVersion: v1
    kind: Service
    metadata: {name: svc, namespace: shop}
    spec: {ports: [{port: 81, protocol: TCP}]}
""",
    """- patch: |
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: settings, namespace: shop}
    data: {zone: patched, more: x}
""",
    """- target: {kind: Deployment}
  patch: '- {op: replace, path: /spec/template/metadata/labels/team, value: blue}'
""",
    """- target: {kind: Deployment}
  patch: '- {op: remove, path: /spec/selector/matchLabels/team}'
""",
    """- target: {kind: Service}
  patch: '- {op: remove, path: /spec/selector/team}'
""",
    """- target: {kind: Deployment}
  patch: '- {op: replace, path: /spec/template/metadata/annotations/note, value: x}'
""",
    """- target: {kind: Deployment}
  patch: '- {op: replace, path: /spec/template/spec/containers/1/image, value: patched}'
""",
    """- target: {kind: Deployment}
  patch: '- {op: add, path: /spec/template/spec/containers/0/env/-, value: {name: D, value: d}}'
""",
    """- target: {kind: StatefulSet}
  patch: '- {op: replace, path: /spec/volumeClaimTemplates/0/metadata/labels/team, value: x}'
""",
    """- target: {kind: RoleBinding}
  patch: '- {op: replace, path: /subjects/0/namespace, value: x}'
""",
    """- target: {kind: 'Deploy.*|Stateful.*'}
  patch: |
    kind: Whatever
    metadata: {name: any}
    $patch: delete
""",
    """- target: {labelSelector: team=red}
  patch: '- {op: add, path: /metadata/hit, value: x}'
""",
    """- target: {kind: VirtualMachine, name: 'w[[:alpha:]]b'}
  patch: '- {op: replace, path: /spec/runStrategy, value: Halted}'
""",
    """- target: {kind: VirtualMachine, name: '(?P<x>we)b'}
  patch: '- {op: replace, path: /spec/runStrategy, value: Halted}'
""",
    """- target: {kind: VirtualMachine, name: 'we(?=b)b'}
  patch: '- {op: replace, path: /spec/runStrategy, value: Halted}'
""",
    """- target: {kind: VirtualMachine}
  options: {allowNameChange: true}
  patch: |
    kind: VirtualMachine
    metadata: {name: renamed}
""",
    """- target: {kind: Namespace}
  patch: '- {op: test, path: /metadata/absent, value: null}'
""",
    """- target: {kind: MigrationPolicy}
  patch: '- {op: copy, from: /spec/absent, path: /spec/made}'
""",
]
SOURCES = [
    "{kind: ConfigMap, name: cfg, fieldPath: data.zone}",
    "{kind: ConfigMap, name: cfg, fieldPath: data.count}",
    "{kind: ConfigMap, name: cfg}",
    "{kind: Secret, name: creds, fieldPath: data.zone}",
    "{kind: ConfigMap, name: settings, fieldPath: data.zone}",
    "{kind: ConfigMap, name: settings, fieldPath: data.count}",
    "{kind: ConfigMap, name: settings, fieldPath: data.pair, options: {delimiter: '-', index: 1}}",
    "{kind: Secret, name: raw, fieldPath: data.code}",
    "{kind: Namespace, fieldPath: metadata.annotations.n}",
    "{kind: Namespace, fieldPath: metadata.annotations.t}",
    "{kind: Deployment, name: app, fieldPath: spec.template.metadata.labels.zone}",
    "{kind: Deployment, name: app, fieldPath: 'spec.template.spec.containers.[name=side].image'}",
    "{kind: Deployment, name: app, fieldPath: spec.template.spec.containers.0.name}",
    "{kind: Service, fieldPath: spec.selector.team}",
    "{kind: Deployment, name: app, fieldPath: metadata.annotations.note}",
    "{kind: Deployment, name: app, fieldPath: spec.replicas}",
    "{kind: ConfigMap, name: 'set.*', fieldPath: data.zone}",
]
TARGETS = [
    "{select: {kind: VirtualMachine}, fieldPaths: [spec.template.metadata.labels.zone]}",
    "{select: {kind: VirtualMachine, name: 'w.b'}, fieldPaths: [spec.template.metadata.labels.zone]}",
    "{select: {kind: VirtualMachine}, fieldPaths: [metadata.labels.new], options: {create: true}}",
    "{select: {kind: MigrationPolicy}, fieldPaths: [spec.completionTimeoutPerGiB], options: {create: true}}",
    "{select: {kind: MigrationPolicy}, fieldPaths: [spec.selectors.virtualMachineInstanceSelector.zone]}",
    "{select: {kind: MigrationPolicy}, fieldPaths: [spec.selectors.namespaceSelector.zone], options: {create: true}}",
    "{select: {kind: MigrationPolicy}, fieldPaths: [metadata.annotations.made], options: {create: true}}",
    "{select: {kind: Deployment}, fieldPaths: ['spec.template.spec.containers.[name=main].image']}",
    "{select: {kind: Deployment}, fieldPaths: ['spec.template.spec.containers.*.image'], options: {delimiter: ':', index: 1}}",
    "{select: {kind: ConfigMap, name: settings}, fieldPaths: [data.nested.a.b]}",
    "{select: {kind: VirtualMachine}, reject: [{name: web}], fieldPaths: [metadata.name]}",
    "{select: {namespace: shop}, fieldPaths: [metadata.labels.all], options: {create: true}}",
    "{select: {kind: VirtualMachine}, fieldPaths: ['metadata.labels.[app]']}",
    "{select: {kind: Service}, fieldPaths: [spec.none]}",
]
TRANSFORMERS = [
    "transformers:\n- |\n  apiVersion: builtin\n  kind: NamespaceTransformer\n  metadata: {name: x, namespace: moved}\n",
    "transformers:\n- |\n  apiVersion: builtin\n  kind: LabelTransformer\n  metadata: {name: x}\n  labels: {team: green}\n",
    "transformers:\n- |\n  apiVersion: builtin\n  kind: LabelTransformer\n  metadata: {name: x}\n  labels: {zone: green}\n  fieldSpecs: [{path: spec/template/metadata/labels, create: true, kind: VirtualMachine}]\n",
    "transformers:\n- |\n  apiVersion: builtin\n  kind: PrefixTransformer\n  metadata: {name: x}\n  prefix: tt-\n  fieldSpecs: [{path: metadata/name}]\n",
    "transformers:\n- |\n  apiVersion: builtin\n  kind: SuffixTransformer\n  metadata: {name: x}\n  suffix: -tt\n",
    "transformers:\n- |\n  apiVersion: builtin\n  kind: AnnotationsTransformer\n  metadata: {name: x}\n  annotations: {note: q}\n  fieldSpecs: [{path: metadata/annotations, create: true}]\n",
    "transformers:\n- |\n  apiVersion: builtin\n  kind: PatchTransformer\n  metadata: {name: x}\n  target: {kind: VirtualMachine}\n  patch: '- {op: replace, path: /spec/runStrategy, value: Halted}'\n",
    "transformers:\n- |\n  apiVersion: builtin\n  kind: ReplicaCountTransformer\n  metadata: {name: x}\n  replica: {name: app, count: 4}\n  fieldSpecs: [{path: spec/replicas, create: true, kind: Deployment}]\n",
    "transformers: [t.yaml]\n",
]
CRDS = "crds: [crd.json]\n"
OPENAPI = "openapi: {path: schema.json}\n"
CONFIGURATIONS = ["configurations: [conf.yaml]\n"]

EXTRA = {
    "x.env": "# comment\n  zone=gold  \nA=\"v\"\nempty\n\n",
    "text.txt": "two\nlines\n",
    "t.yaml": "apiVersion: builtin\nkind: AnnotationsTransformer\nmetadata: {name: x}\nannotations: {from: file}\nfieldSpecs: [{path: metadata/annotations, create: true}]\n",
    "crd.json": '{"io.x.VirtualMachine": {"Schema": {"properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"}, "metadata": {"type": "object"}, "spec": {"$ref": "io.x.Spec"}}}}, "io.x.Spec": {"Schema": {"properties": {"picks": {"x-kubernetes-label-selector": ""}}}}}\n',
    "schema.json": '{"definitions": {"v1.VirtualMachine": {"x-kubernetes-group-version-kind": [{"group": "kubevirt.io", "kind": "VirtualMachine", "version": "v1"}], "properties": {"spec": {"properties": {"template": {"properties": {"spec": {"properties": {"volumes": {"type": "array", "items": {"type": "object"}, "x-kubernetes-patch-merge-key": "name", "x-kubernetes-patch-strategy": "merge"}}}}}}}}}}}\n',
    "conf.yaml": "replicas: [{path: spec/replicas, kind: VirtualMachine, create: true}]\n",
}
VOLUMES = """- patch: |
    apiVersion: kubevirt.io/v1
    kind: VirtualMachine
    metadata: {name: web, namespace: shop}
    spec: {template: {spec: {volumes: [{name: data, dataVolume: {name: d}}, {name: root, dataVolume: {name: changed}}]}}}
"""


NEEDS = {
    "kind: Deployment": "deployment", "kind: StatefulSet": "statefulset", "kind: Service": "service",
    "name: settings": "settings", "name: raw": "secret", "kind: Namespace": "namespace",
    "kind: RoleBinding": "binding", "name: app": "deployment", "name: db": "statefulset",
}


def fitting(rng, items, chosen, text):
    """Mostly those that speak of what is there."""
    if rng.random() < 0.06:
        return items
    fit = [i for i in items if all(need in chosen for word, need in NEEDS.items() if word in i)]
    fit = [i for i in fit if "name: cfg" not in i or "name: cfg" in text]
    fit = [i for i in fit if "name: creds, field" not in i or "name: creds" in text]
    fit = [i for i in fit if "team" not in i or "team" in text]
    fit = [i for i in fit if "note" not in i or "note" in text]
    return fit or [""]


def some(rng, items, chance):
    return rng.choice(items) if rng.random() < chance else ""


def kustomization(rng, resources, scale, chosen, below=""):
    text = "resources:\n" + "".join(f"- {name}\n" for name in resources)
    text += some(rng, fitting(rng, [g for g in GENERATORS if rng.random() < 0.9 or 'missing' not in g], chosen, 'name: cfg name: creds'), 0.4 * scale)
    text += some(rng, LABELS, 0.35 * scale)
    text += some(rng, ANNOTATIONS, 0.2 * scale)
    text += some(rng, NAMES, 0.3 * scale)
    text += some(rng, IMAGES, 0.15 * scale)
    text += some(rng, fitting(rng, REPLICAS[:2] * 4 + REPLICAS[2:], chosen, ''), 0.15 * scale)
    text += some(rng, TRANSFORMERS, 0.2 * scale)
    text += some(rng, CONFIGURATIONS, 0.08 * scale)
    text += CRDS if rng.random() < 0.08 * scale else ""
    patches = "".join(rng.choice(fitting(rng, PATCHES, chosen, below)) for _ in range(rng.choice([0, 0, 1, 1, 2])))
    if rng.random() < 0.1 * scale:
        text += OPENAPI
        patches += VOLUMES
    if patches:
        text += "patches:\n" + patches
    if rng.random() < 0.5 * scale:
        text += "replacements:\n"
        for _ in range(rng.choice([1, 1, 2])):
            text += f"- source: {rng.choice(fitting(rng, SOURCES, chosen, below + text))}\n  targets:\n  - {rng.choice(fitting(rng, TARGETS, chosen, below + text))}\n"
    return text


def layout(seed):
    rng = random.Random(seed)
    chosen = ["vm", "policy"] + [n for n in list(OBJECTS)[2:] if rng.random() < 0.55]
    rng.shuffle(chosen)
    files = {}
    two = rng.random() < 0.6
    folder = "base/" if two else ""
    for name in chosen:
        files[f"{folder}{name}.yaml"] = OBJECTS[name]
    files[f"{folder}kustomization.yaml"] = kustomization(rng, [f"{n}.yaml" for n in chosen], 0.7 if two else 1, chosen)
    if two:
        top = kustomization(rng, ["../base"], 1, chosen, files["base/kustomization.yaml"])
        if rng.random() < 0.15:
            top += "components: [../comp]\n"
            files["comp/kustomization.yaml"] = "kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\n" + (
                some(rng, LABELS, 0.7) + some(rng, GENERATORS[:6], 0.5) or "namePrefix: cc-\n")
        files["top/kustomization.yaml"] = top
    for path in [p for p in files if p.endswith("kustomization.yaml")]:
        where = path[: -len("kustomization.yaml")]
        for name, text in EXTRA.items():
            if name in files[path]:
                files[where + name] = text
    return f"mixed {seed}", ("top" if two else ""), files

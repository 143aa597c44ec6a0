#!/usr/bin/env python3
"""Brings the catalogue of schemas up to date with upstream: refresh.py KUBEVIRT HCO FOLDER

KUBEVIRT and HCO are clones of kubevirt/kubevirt and kubevirt/hyperconverged-cluster-operator. The CRDs of every minor version in
PROVENANCE.md are taken from its newest release, those of newer minor versions are added, and "main" is the newest commit.
They are written to FOLDER/crds, from which the test SchemaCatalogueGenerationTest makes the catalogue:

    mvn test -pl desugar,schemas -Dtest=SchemaCatalogueGenerationTest -Dcatalogue=update -Dshared=FOLDER \\
        -Dsurefire.failIfNoSpecifiedTests=false

Only names, types and limits are kept, no descriptions. Needs PyYAML. Nothing of upstream is executed.
"""
import json
import pathlib
import re
import subprocess
import sys

import yaml

HERE = pathlib.Path(__file__).resolve().parent
INDEX = HERE / "src/main/resources/io/github/migrationlint/schemas/catalogue/index.tsv"
COMPONENTS = "pkg/virt-operator/resource/generate/components/"
REGISTER = "staging/src/kubevirt.io/api/core/v1/register.go"
PROSE = ("description", "title", "externalDocs")
# Values of these are schemas by name, or schemas; everything else is data that is kept as it is.
BY_NAME = ("properties", "patternProperties", "definitions")
NESTED = ("items", "additionalProperties", "not")
LISTS = ("allOf", "anyOf", "oneOf")


class Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):
    """Reads numbers, booleans and strings; no dates."""


Loader.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for key, found in yaml.SafeLoader.yaml_implicit_resolvers.items()}


class Repository:
    def __init__(self, folder):
        self.folder = folder

    def git(self, *words):
        return subprocess.run(["git", "-C", self.folder, *words], check=True, stdout=subprocess.PIPE,
                              text=True).stdout

    def text(self, revision, path):
        return self.git("show", f"{revision}:{path}")

    def commit(self, revision):
        return self.git("rev-parse", f"{revision}^{{commit}}").strip()[:10]

    def branch(self, name):
        """A branch of a clone, whether it is a local one or that of the remote."""
        for candidate in (f"refs/remotes/origin/{name}", f"refs/heads/{name}"):
            if self.git("for-each-ref", candidate).strip():
                return candidate
        raise SystemExit(f"{self.folder} has no branch {name}")

    def newest_releases(self):
        """By minor version, such as (1, 9), the newest tag that is no candidate."""
        newest = {}
        for tag in self.git("tag", "--list", "v*").split():
            numbers = re.fullmatch(r"v(\d+)\.(\d+)\.(\d+)", tag)
            if numbers:
                major, minor, patch = map(int, numbers.groups())
                newest[major, minor] = max(newest.get((major, minor), (-1, "")), (patch, tag))
        return {minor: tag for minor, (_, tag) in newest.items()}

    def release_branches(self):
        names = self.git("for-each-ref", "--format=%(refname)").split()
        found = (re.fullmatch(r".*/release-(\d+)\.(\d+)", name) for name in names)
        return {tuple(map(int, numbers.groups())) for numbers in found if numbers}


def without_prose(schema):
    if not isinstance(schema, dict):
        return schema
    kept = {}
    for key, value in schema.items():
        if key in PROSE:
            continue
        if key in BY_NAME:
            kept[key] = {name: without_prose(below) for name, below in value.items()}
        elif key in NESTED:
            kept[key] = without_prose(value)
        elif key in LISTS:
            kept[key] = [without_prose(below) for below in value]
        else:
            kept[key] = value
    return kept


def crd(group, kind, plural, scope, versions):
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{plural}.{group}"},
        "spec": {"group": group, "scope": scope,
                 "names": {"kind": kind, "listKind": kind + "List", "plural": plural, "singular": kind.lower()},
                 "versions": versions},
    }


def api_version(entry, schema):
    written = {key: entry[key] for key in ("name", "served", "storage")}
    if entry.get("deprecated"):
        written["deprecated"] = True
    return {**written, **schema}


def hyperconverged(repository, revision):
    """The CRD of the HyperConverged kind, each API version with its schema."""
    source = yaml.load(repository.text(revision, "deploy/crds/hco00.crd.yaml"), Loader)["spec"]
    versions = [api_version(entry, {"schema": {"openAPIV3Schema": without_prose(entry["schema"]["openAPIV3Schema"])}})
                for entry in source["versions"]]
    names = source["names"]
    return {"HyperConverged": crd(source["group"], names["kind"], names["plural"], source["scope"], versions)}


def go_versions(text, imports):
    """The entries of a list of versions in Go: names are literals, or the version of an imported package."""
    for entry in re.findall(r"\{\s*(Name:.*?)\n\t*\}", text, re.DOTALL):
        literal, package = re.search(r'Name:\s*(?:"(\w+)"|(\w+)\.)', entry).groups()
        yield {"name": literal or imports[package], "served": bool(re.search(r"Served:\s*true", entry)),
               "storage": bool(re.search(r"Storage:\s*true", entry)),
               "deprecated": bool(re.search(r"Deprecated:\s*true", entry))}


def kubevirt(repository, revision, kinds):
    """The CRDs that KubeVirt's operator makes in code, by kind."""
    schemas = dict(re.findall(r'^\t"(\w+)": `(.*?)`,$', repository.text(revision, COMPONENTS + "validations_generated.go"),
                              re.DOTALL | re.MULTILINE))
    shared = re.search(r"ApiSupportedVersions\s*=.*?\n\t\}", repository.text(revision, REGISTER), re.DOTALL).group(0)
    found = {}
    source = repository.text(revision, COMPONENTS + "crds.go")
    imports = dict(re.findall(r'^\t(\w+)\s+"[^"]*/(v\d\w*)"', source, re.MULTILINE))
    for block in re.split(r"\nfunc ", source):
        spec = re.search(r"CustomResourceDefinitionSpec\{(.*?)\n\t\}", block, re.DOTALL)
        kind = spec and kind_of(spec.group(1), kinds)
        if kind is None:
            continue
        listed = re.search(r"Versions: \[\](.*)", spec.group(1), re.DOTALL)
        versions = list(go_versions(listed.group(1) if listed else shared, imports))
        storage = next(entry["name"] for entry in versions if entry["storage"])
        schema = without_prose(yaml.load(schemas[kind.lower()], Loader)["openAPIV3Schema"])
        versions.sort(key=lambda entry: not entry["storage"])
        written = [api_version(entry, {"schema": {"openAPIV3Schema": schema}} if entry["storage"]
                               else {"x-schema-same-as": storage}) for entry in versions]
        scope = "Cluster" if re.search(r'Scope:\s*(?:"Cluster"|[\w.]*ClusterScoped)', block) else "Namespaced"
        found[kind] = crd(kinds[kind], kind, kind.lower() + "s" if not kind.endswith("y") else kind.lower()[:-1] + "ies",
                          scope, written)
    missing = set(kinds) - set(found)
    if missing:
        raise SystemExit(f"{revision}: no CRDs of {sorted(missing)} in {COMPONENTS}crds.go")
    return found


def kind_of(block, kinds):
    """The kind that a constructor makes: from its name in the API group, or from a literal."""
    named = re.search(r'Kind:\s*(?:"(\w+)"|\w+\.(\w+?)(?:GroupVersion)?Kind\.Kind)', block)
    kind = named and (named.group(1) or named.group(2))
    return kind if kind in kinds else None


def known():
    """By component and version the revision, and by component the groups of its kinds in the newest release."""
    kinds, newest = {}, {}
    for line in INDEX.read_text(encoding="utf-8").splitlines()[1:]:
        component, version, group, kind = line.split("\t")[:4]
        kinds.setdefault((component, version), {})[kind] = group
    for component, version in kinds:
        if version != "main":
            newest[component] = max(newest.get(component, (0, 0)), tuple(map(int, version.split("."))))
    return kinds, newest


class Writer:
    """Writes each text once: a version that says what an earlier one says shares its file."""

    def __init__(self, folder):
        self.folder = folder
        self.kinds = {}
        self.files = {}

    def add(self, component, version, source, crds):
        for kind, definition in crds.items():
            text = yaml.safe_dump(definition, sort_keys=False, default_flow_style=False, width=4096, allow_unicode=True)
            folder = "main" if version == "main" else "v" + version
            path = self.files.setdefault((kind, text), f"{component}/{folder}/{kind.lower()}.yaml")
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            entry = self.kinds.setdefault(kind, {"component": component, "versions": {}})
            versions = [{key: found[key] for key in ("name", "served", "storage")}
                        for found in definition["spec"]["versions"]]
            entry["versions"]["main" if version == "main" else "v" + version] = {
                "file": path, **source, "apiVersions": versions}

    def finish(self):
        (self.folder / "index.json").write_text(json.dumps({"kinds": self.kinds}, indent=1), encoding="utf-8")


def main():
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    repositories = {"kubevirt": Repository(sys.argv[1]), "hyperconverged": Repository(sys.argv[2])}
    kinds, newest = known()
    names = {found.lower(): found for found, _ in kinds}
    writer = Writer(pathlib.Path(sys.argv[3]) / "crds")

    component = next(name for key, name in names.items() if key == "kubevirt")
    releases = repositories["kubevirt"].newest_releases()
    minors = sorted({tuple(map(int, version.split("."))) for found, version in kinds
                     if found == component and version != "main"}
                    | {minor for minor in releases if minor > newest[component]})
    for minor in minors:
        version = "%d.%d" % minor
        groups = kinds.get((component, version)) or kinds[component, "main"]
        tag = releases[minor]
        source = {"tag": tag, "commit": repositories["kubevirt"].commit(tag)}
        writer.add("kubevirt", version, source, kubevirt(repositories["kubevirt"], tag, groups))
    head = repositories["kubevirt"].branch("main")
    writer.add("kubevirt", "main", {"tag": "HEAD", "commit": repositories["kubevirt"].commit(head)},
               kubevirt(repositories["kubevirt"], head, kinds[component, "main"]))

    component = next(name for key, name in names.items() if key != "kubevirt")
    minors = sorted({tuple(map(int, version.split("."))) for found, version in kinds
                     if found == component and version != "main"}
                    | {minor for minor in repositories["hyperconverged"].release_branches()
                       if newest[component] < minor < (4, 0)})
    for minor in [*minors, None]:
        name = "main" if minor is None else "release-%d.%d" % minor
        branch = repositories["hyperconverged"].branch(name)
        source = {"branch": name, "commit": repositories["hyperconverged"].commit(branch)}
        writer.add("hyperconverged", "main" if minor is None else "%d.%d" % minor, source,
                   hyperconverged(repositories["hyperconverged"], branch))
    writer.finish()


if __name__ == "__main__":
    main()

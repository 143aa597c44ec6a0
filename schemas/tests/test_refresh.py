"""The import of CRDs from upstream's repositories, over two small ones."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import refresh  # noqa: E402

CRDS_GO = """package components

import (
\tpolicyv1 "kubevirt.io/api/policy/v1alpha1"
)

func NewKubeVirtCrd() {
\tcrd.Spec = extv1.CustomResourceDefinitionSpec{
\t\tGroup:    virtv1.KubeVirtGroupVersionKind.Group,
\t\tVersions: newCRDVersions(),
\t\tScope:    "Namespaced",
\t\tNames: extv1.CustomResourceDefinitionNames{
\t\t\tKind: virtv1.KubeVirtGroupVersionKind.Kind,
\t\t},
\t}
}

func NewPolicyCrd() {
\tcrd.Spec = extv1.CustomResourceDefinitionSpec{
\t\tVersions: []extv1.CustomResourceDefinitionVersion{
\t\t\t{
\t\t\t\tName:    policyv1.SchemeGroupVersion.Version,
\t\t\t\tServed:  true,
\t\t\t\tStorage: true,
\t\t\t},
\t\t},
\t\tScope: extv1.ClusterScoped,
\t\tNames: extv1.CustomResourceDefinitionNames{
\t\t\tKind: policyv1.PolicyKind.Kind,
\t\t},
\t}
}
"""
REGISTER = """var (
\tApiSupportedVersions = []extv1.CustomResourceDefinitionVersion{
\t\t{
\t\t\tName:       "v1alpha3",
\t\t\tServed:     true,
\t\t\tStorage:    false,
\t\t\tDeprecated: true,
\t\t},
\t\t{
\t\t\tName:    "v1",
\t\t\tServed:  true,
\t\t\tStorage: true,
\t\t},
\t}
)
"""
VALIDATIONS = """var CRDsValidation map[string]string = map[string]string{
\t"kubevirt": `openAPIV3Schema:
  description: Prose.
  properties:
    description:
      description: A field that is named so.
      type: string
    since:
      default: 2024-01-01
      type: string
  type: object
`,
\t"policy": `openAPIV3Schema:
  properties:
    limit%s:
      type: integer
  type: object
`,
}
"""
HCO = """apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec:
  group: hco.kubevirt.io
  scope: Namespaced
  names: {kind: HyperConverged, plural: hyperconvergeds}
  versions:
  - {name: v1, served: true, storage: true, additionalPrinterColumns: [], schema: {openAPIV3Schema: {type: object, title: x}}}
"""


class RefreshTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        for name in ("kubevirt", "hco"):
            (self.folder / name).mkdir()
            self.git(name, "init", "-q", "-b", "main")
        for tag, field in (("v1.8.0", ""), ("v1.8.1", ""), ("v1.9.0-rc.1", ""), ("v1.9.0", ""), ("v1.10.0", "New")):
            self.write("kubevirt", {refresh.COMPONENTS + "crds.go": CRDS_GO, refresh.REGISTER: REGISTER,
                                    refresh.COMPONENTS + "validations_generated.go": VALIDATIONS % field}, tag)
            self.git("kubevirt", "tag", tag)
        self.write("hco", {"deploy/crds/hco00.crd.yaml": HCO}, "first")
        for branch in ("release-1.18", "release-1.19", "release-4.10"):
            self.git("hco", "branch", branch)
        index = self.folder / "index.tsv"
        index.write_text("# component, its version, group, kind\n" + "".join(
            f"kubevirt\t{version}\t{group}\t{kind}\tScope\tv1\n" for version in ("1.8", "1.9", "main")
            for group, kind in (("kubevirt.io", "KubeVirt"), ("policies.kubevirt.io", "Policy")))
            + "hyperconverged\t1.18\thco.kubevirt.io\tHyperConverged\tx\tv1\n")
        patcher = mock.patch.object(refresh, "INDEX", index)
        patcher.start()
        self.addCleanup(patcher.stop)

    def git(self, name, *words):
        subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=n@example.org", *words],
                       cwd=self.folder / name, check=True, stdout=subprocess.DEVNULL)

    def write(self, name, files, message):
        for path, text in files.items():
            target = self.folder / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        self.git(name, "add", ".")
        self.git(name, "commit", "-q", "--allow-empty", "-m", message)

    def refresh(self):
        with mock.patch.object(sys, "argv", ["refresh.py", *(str(self.folder / name) for name in ("kubevirt", "hco", "out"))]):
            refresh.main()
        out = self.folder / "out" / "crds"
        return out, json.loads((out / "index.json").read_text())["kinds"]

    def test_new_minor_versions_come_with_their_newest_release(self):
        _, kinds = self.refresh()
        versions = kinds["Policy"]["versions"]
        self.assertEqual(["v1.8", "v1.9", "v1.10", "main"], list(versions))
        self.assertEqual("v1.8.1", versions["v1.8"]["tag"])
        self.assertEqual(["v1.18", "v1.19", "main"], list(kinds["HyperConverged"]["versions"]), "4.10 is another numbering")

    def test_what_says_the_same_shares_a_file(self):
        out, kinds = self.refresh()
        self.assertEqual("kubevirt/v1.8/policy.yaml", kinds["Policy"]["versions"]["v1.9"]["file"])
        self.assertEqual("kubevirt/v1.10/policy.yaml", kinds["Policy"]["versions"]["main"]["file"])
        self.assertIn("limitNew", (out / "kubevirt/v1.10/policy.yaml").read_text())

    def test_api_versions_scope_and_names_are_those_of_the_code(self):
        out, kinds = self.refresh()
        self.assertEqual([{"name": "v1", "served": True, "storage": True},
                          {"name": "v1alpha3", "served": True, "storage": False}],
                         kinds["KubeVirt"]["versions"]["v1.9"]["apiVersions"])
        self.assertEqual("v1alpha1", kinds["Policy"]["versions"]["v1.9"]["apiVersions"][0]["name"])
        text = (out / "kubevirt/v1.8/policy.yaml").read_text()
        self.assertIn("name: policies.policies.kubevirt.io\n", text)
        self.assertIn("scope: Cluster\n", text)
        self.assertIn("deprecated: true\n    x-schema-same-as: v1\n", (out / "kubevirt/v1.8/kubevirt.yaml").read_text())

    def test_prose_goes_and_fields_of_that_name_stay(self):
        out, _ = self.refresh()
        text = (out / "kubevirt/v1.8/kubevirt.yaml").read_text()
        self.assertNotIn("Prose", text)
        self.assertNotIn("named so", text)
        self.assertIn("          description:\n            type: string\n", text)
        self.assertIn("2024-01-01", text)
        self.assertNotIn("title", (out / "hyperconverged/v1.18/hyperconverged.yaml").read_text())

    def test_a_kind_that_upstream_has_dropped_is_said(self):
        self.write("kubevirt", {refresh.COMPONENTS + "crds.go": CRDS_GO.replace("PolicyKind", "OtherKind")}, "dropped")
        with self.assertRaisesRegex(SystemExit, "no CRDs of .'Policy'."):
            self.refresh()


if __name__ == "__main__":
    unittest.main()

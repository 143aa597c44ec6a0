"""The trees that are measured: each can be made, small, and the same arguments make the same bytes."""
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import trees  # noqa: E402

SMALL = {
    "cluster": (9, 4, 20, 7), "files": (40,), "dump": (0.02,), "dumpjson": (0.02,), "kustomize": (3,),
    "leaves": (21,), "maven": (2,)}


def content(kind, *sizes):
    with tempfile.TemporaryDirectory() as folder:
        trees.make(kind, folder, *sizes)
        top = pathlib.Path(folder)
        return {str(file.relative_to(top)): file.read_bytes() for file in sorted(top.rglob("*")) if file.is_file()}


class TreesTest(unittest.TestCase):
    def test_each_kind_is_made_twice_alike(self):
        self.assertEqual({*SMALL, "shapes"}, set(trees.KINDS))
        for kind, sizes in SMALL.items():
            with self.subTest(kind):
                made = content(kind, *sizes)
                self.assertTrue(made)
                self.assertTrue(all(made.values()))
                self.assertEqual(made, content(kind, *sizes))

    def test_each_shape_has_its_objects(self):
        for name in trees.SHAPES:
            with self.subTest(name):
                vms = 0 if name == "novms" else 12
                made = b"".join(content("shapes", name, 5, vms).values())
                self.assertEqual(5, made.count(b"kind: MigrationPolicy\n"))
                self.assertEqual(vms, made.count(b"kind: VirtualMachine\n"))

    def test_sizes_are_those_asked_for(self):
        made = content("cluster", 9, 4, 20, 7)
        text = b"".join(made.values())
        self.assertEqual((9, 4, 20), tuple(
            text.count(b"kind: " + kind + b"\n") for kind in (b"MigrationPolicy", b"Namespace", b"VirtualMachine")))
        self.assertEqual(5, len(made), "34 objects, seven a file")
        self.assertEqual(40, len(content("files", 40)))
        self.assertEqual(2, b"".join(content("files", 40).values()).count(b"kind: VirtualMachine\n"))

    def test_a_dump_is_one_list(self):
        dump = json.loads(content("dumpjson", 0.02)["dump.json"])
        self.assertEqual("List", dump["kind"])
        self.assertGreater(len(dump["items"]), 1)
        text = content("dump", 0.02)["dump.yaml"].decode()
        self.assertEqual(text.count("\n- apiVersion: "), text.count("\n  status:\n"))


if __name__ == "__main__":
    unittest.main()

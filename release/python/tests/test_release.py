"""What the release command decides without building."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))

import descriptors  # noqa: E402
import release  # noqa: E402
import wheel  # noqa: E402

LOG = "# Changelog\n\n## Unreleased\n\n- `check` does more.\n\n## 0.1.0 - 2026-01-02\n\n- First.\n"


class ChangelogTest(unittest.TestCase):
    def test_a_release_needs_an_entry(self):
        self.assertIsNone(release.changelog_problem(LOG, "0.2.0"))
        self.assertIsNone(release.changelog_problem("## [0.2.0]\n\n* x\n", "0.2.0"))
        self.assertEqual("section Unreleased has no entry",
                         release.changelog_problem(LOG.replace("- `check` does more.", ""), "0.2.0"))
        self.assertEqual("no section 0.2.0 or Unreleased", release.changelog_problem("## 0.1.0\n\n- x\n", "0.2.0"))

    def test_what_was_unreleased_gets_version_and_day(self):
        dated = release.date_changelog(LOG, "0.2.0", "2026-03-04")
        self.assertIn("## Unreleased\n\n## 0.2.0 - 2026-03-04\n\n- `check` does more.\n\n## 0.1.0", dated)
        self.assertEqual(dated, release.date_changelog(dated, "0.2.0", "2026-03-05"), "once")


class VersionTest(unittest.TestCase):
    def test_versions_of_maven_and_python(self):
        self.assertEqual("0.3.0-SNAPSHOT", release.next_version("0.2.1"))
        self.assertEqual("0.1.0.dev0", wheel.python_version("0.1.0-SNAPSHOT"))
        self.assertEqual("0.1.0", wheel.python_version("0.1.0"))
        with self.assertRaises(SystemExit):
            wheel.python_version("0.1.0-rc1")


class DescriptorsTest(unittest.TestCase):
    def test_only_our_own_releases_are_renamed(self):
        for line, expected in {
            "uses: migrationlint/migration-lint@v1.4.0": "uses: migrationlint/migration-lint@v1.5.0",
            "rev: v1.4.0 # a tag": "rev: v1.5.0 # a tag",
            "MIGRATION_LINT_IMAGE: migrationlint/migration-lint:1.4.0": "MIGRATION_LINT_IMAGE: migrationlint/migration-lint:1.5.0",
            "download/v1.4.0/migration-lint-1.4.0.zip": "download/v1.5.0/migration-lint-1.5.0.zip",
            "HyperConverged 1.4.0 reads it so": "HyperConverged 1.4.0 reads it so",
            "migration-lint knows 11.4.0 and 1.4.01": "migration-lint knows 11.4.0 and 1.4.01",
        }.items():
            self.assertEqual(expected, descriptors.mention(line, "1.4.0", "1.5.0"))

    def test_checksums_of_earlier_releases_stay(self):
        with tempfile.TemporaryDirectory() as scratch:
            root, dist = pathlib.Path(scratch, "root"), pathlib.Path(scratch, "dist")
            dist.mkdir()
            for path in ("release/homebrew/migration-lint.rb", "release/sdkman/release.json", "jbang-catalog.json",
                         "pyproject.toml", "README.md", "integrations/SHA256SUMS"):
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes((descriptors.ROOT / path).read_bytes())
            for version in ("0.1.0", "0.2.0", "0.2.0"):
                for kind in ("jar", "zip"):
                    (dist / f"migration-lint-{version}.{kind}").write_text(version + kind)
                descriptors.write(root, version, dist)
            lines = (root / "integrations/SHA256SUMS").read_text().splitlines()
            self.assertEqual(["migration-lint-0.1.0.jar", "migration-lint-0.2.0.jar"], [line.split()[1] for line in lines])
            formula = (root / "release/homebrew/migration-lint.rb").read_text()
            self.assertIn("download/v0.2.0/migration-lint-0.2.0.zip", formula)
            self.assertIn(descriptors.checksum(dist / "migration-lint-0.2.0.zip"), formula)
            self.assertIn("kubevirt-migration-lint==0.2.0", (root / "pyproject.toml").read_text())


if __name__ == "__main__":
    unittest.main()

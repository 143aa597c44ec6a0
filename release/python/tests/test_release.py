"""What the release command decides without building."""
import io
import contextlib
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from unittest import mock

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


class ReleaseTest(unittest.TestCase):
    """The whole command in a repository with our descriptors, where a build is a moment's work."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = pathlib.Path(scratch.name) / "main"
        source = descriptors.ROOT
        listed = ["LICENSE", "NOTICE", "README.md", "pyproject.toml", "jbang-catalog.json", "migration-lint", "docs/gitlab.md"]
        for path in [*listed, *(str(pom.relative_to(source)) for pom in release.poms(source))]:
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / path, self.root / path)
        for folder in ("release", "integrations", "examples"):
            shutil.copytree(source / folder, self.root / folder, ignore=shutil.ignore_patterns("__pycache__"))
        (self.root / ".gitignore").write_text("target/\n__pycache__/\n")
        (self.root / "CHANGELOG.md").write_text(LOG)
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "n")
        self.git("config", "user.email", "n@example.org")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "all")
        old = release.version_of(self.root)
        self.version = old.removesuffix("-SNAPSHOT")
        self.built = []
        for name, value in (("ROOT", self.root), ("maven", self.maven)):
            patcher = mock.patch.object(release, name, value)
            patcher.start()
            self.addCleanup(patcher.stop)

    def git(self, *words):
        return release.git(*words, folder=self.root)

    def maven(self, folder, *words, text=b""):
        self.built.append(folder)
        (folder / "cli" / "target").mkdir(parents=True)
        with zipfile.ZipFile(folder / "cli" / "target" / "migration-lint.jar", "w") as jar:
            jar.writestr(zipfile.ZipInfo("META-INF/LICENSE"), text or b"text")
        (folder / "cli" / "target" / "bom.json").write_text('{"components": []}')

    def run_release(self, *words):
        said = io.StringIO()
        with mock.patch.object(sys, "argv", ["release.py", *words]), contextlib.redirect_stderr(said), \
                contextlib.redirect_stdout(said), mock.patch.object(subprocess, "run", self.quiet(subprocess.run)):
            release.main()
        return said.getvalue()

    @staticmethod
    def quiet(run):
        def quietly(words, **options):
            return run(words, **({"stdout": subprocess.DEVNULL} | options))
        return quietly

    def test_the_checkout_gets_the_tag_and_the_next_version(self):
        said = self.run_release(self.version)
        self.assertIn(f"git push --atomic origin HEAD v{self.version}", said)
        self.assertEqual(2, len(self.built))
        self.assertEqual([f"Begin {release.next_version(self.version)}", f"Release {self.version}", "all"],
                         self.git("log", "--format=%s").splitlines())
        self.assertEqual(release.next_version(self.version), release.version_of(self.root))
        tagged = self.git("show", f"v{self.version}:pom.xml")
        self.assertIn(f"<version>{self.version}</version>", tagged)
        self.assertIn(f"<tag>v{self.version}</tag>", tagged)
        self.assertIn(f"migration-lint-{self.version}.jar", self.git("show", f"v{self.version}:integrations/SHA256SUMS"))
        self.assertIn(f"## {self.version} - ", self.git("show", f"v{self.version}:CHANGELOG.md"))
        self.assertEqual("", self.git("status", "--porcelain"))

    def test_builds_that_differ_change_nothing(self):
        with mock.patch.object(release, "maven", lambda folder, *words: self.maven(folder, text=str(folder).encode())), \
                self.assertRaisesRegex(SystemExit, "is not the same in two builds"):
            self.run_release(self.version)
        self.assertEqual("all", self.git("log", "--format=%s"))
        self.assertEqual("", self.git("tag"))

    def test_what_is_missing_is_said_before_anything_is_built(self):
        (self.root / "CHANGELOG.md").write_text("# Changelog\n")
        with self.assertRaises(SystemExit):
            self.run_release(self.version)
        self.assertEqual([], self.built)

    def test_a_dry_run_leaves_files_and_no_tag(self):
        into = self.root.parent / "files"
        self.assertIn("can be released; nothing was changed", self.run_release(self.version, "--dry-run", "--into", str(into)))
        self.assertEqual("", self.git("tag"))
        names = {file.name for file in into.iterdir()}
        self.assertLessEqual({f"migration-lint-{self.version}{kind}" for kind in (".jar", ".zip", ".cdx.json", ".licenses.txt")}
                             | {"SHA256SUMS", "repository.git"}, names)


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

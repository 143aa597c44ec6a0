"""The launcher for cmd.exe, read as cmd.exe reads it: nothing here runs Windows."""
import pathlib
import re
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "windows"


class Script:
    """Runs the few statements that the script is made of; what it would start is noted."""

    def __init__(self, text, variables, existing, folder):
        self.lines = [line for line in text.split("\r\n") if line and not line.startswith("rem ")]
        self.variables = dict(variables)
        self.existing = set(existing)
        self.folder = folder
        self.started, self.said, self.code = None, None, None

    def expand(self, text, words):
        text = text.replace("%~dp0", self.folder).replace("%*", words)
        return re.sub(r"%(\w+)%", lambda found: self.variables.get(found.group(1), ""), text)

    def run(self, words=""):
        position = 0
        while self.code is None:
            line = self.expand(self.lines[position], words)
            position += 1
            target = self.statement(line)
            if target:
                position = self.lines.index(":" + target) + 1
        return self

    def statement(self, line):
        condition = re.fullmatch(r'if (not )?(?:(defined) (\w+)|(exist) "([^"]*)"|"([^"]*)"=="([^"]*)") (.*)', line)
        if condition:
            negated, defined, name, exist, path, left, right, rest = condition.groups()
            holds = name in self.variables if defined else path in self.existing if exist else left == right
            return self.statement(rest) if holds != bool(negated) else None
        assignment = re.fullmatch(r'set "(\w+)=(.*)"', line)
        if assignment:
            self.variables[assignment.group(1)] = assignment.group(2)
        elif line.startswith("goto "):
            return line[5:]
        elif line.startswith("exit /b "):
            self.code = line[8:]
        elif line.startswith("echo "):
            self.said = line[5:]
        elif line.startswith("mkdir "):
            self.existing.add(re.match(r'mkdir "([^"]*)"', line).group(1) + "\\")
        elif line.startswith('"'):
            self.started = line
        elif not line.startswith((":", "@echo", "setlocal")):
            raise AssertionError("not understood: " + line)
        return None


class CommandFileTest(unittest.TestCase):
    HOME = "C:\\Program Files (x86)\\migration lint\\bin\\"
    JAR = HOME + "..\\lib\\migration-lint.jar"

    def script(self, variables, *existing):
        text = (SCRIPTS / "migration-lint.cmd").read_bytes().decode("ascii")
        return Script(text, variables, existing, self.HOME)

    def test_words_and_paths_with_blanks_stay_whole(self):
        java = "C:\\Program Files (x86)\\Java & more\\jdk-25\\bin\\java.exe"
        cache = "C:\\Users\\J M\\AppData\\Local\\migration-lint\\cache"
        ran = self.script({"JAVA_HOME": java[:-13], "LOCALAPPDATA": "C:\\Users\\J M\\AppData\\Local"}, self.JAR, java)
        ran.run('check "clusters\\my prod" --fail-on warning')
        self.assertTrue(ran.started.startswith(f'"{java}" -XX:TieredStopAtLevel=1 '), ran.started)
        self.assertIn(f' "-XX:SharedArchiveFile={cache}\\launcher.jsa" "-Xbootclasspath/a:{self.JAR}" ', ran.started)
        self.assertTrue(ran.started.endswith(' check "clusters\\my prod" --fail-on warning'), ran.started)
        self.assertIn(cache + "\\", ran.existing)

    def test_without_java_home_the_path_decides(self):
        ran = self.script({}, self.JAR).run("version")
        self.assertTrue(ran.started.startswith('"java.exe" '), ran.started)
        self.assertIn('"-Xshare:auto"', ran.started)

    def test_another_jar_and_no_archive(self):
        ran = self.script({"MIGRATION_LINT_JAR": "\\\\server\\share\\lint.jar", "MIGRATION_LINT_ARCHIVE": "none",
                           "LOCALAPPDATA": "C:\\x"}, "\\\\server\\share\\lint.jar").run()
        self.assertIn('-cp "\\\\server\\share\\lint.jar" io.github.migrationlint.cli.Main', ran.started)

    def test_what_is_missing_is_said(self):
        ran = self.script({}).run()
        self.assertEqual((None, f'migration-lint: no such file: "{self.JAR}" 1>&2', "2"), (ran.started, ran.said, ran.code))
        ran = self.script({"JAVA_HOME": "D:\\old"}, self.JAR).run()
        self.assertEqual(('migration-lint: JAVA_HOME has no bin\\java.exe: "D:\\old" 1>&2', "2"), (ran.said, ran.code))

    def test_no_statement_can_be_ended_by_a_path(self):
        text = (SCRIPTS / "migration-lint.cmd").read_bytes()
        self.assertEqual(text.count(b"\n"), text.count(b"\r\n"), "cmd.exe misses labels behind other line ends")
        for line in text.decode("ascii").split("\r\n"):
            if not line.startswith("rem "):
                self.assertNotRegex(line, r"[()!]")
                # Every path is in quotes: what is left outside of them expands to words only.
                outside = re.sub(r'"[^"]*"', "", line)
                self.assertNotRegex(outside.replace("%*", "").replace("%ERRORLEVEL%", ""), "%", line)

    def test_powershell_gets_paths_literally(self):
        text = (SCRIPTS / "migration-lint.ps1").read_text(encoding="ascii")
        for line in text.splitlines():
            if "Test-Path" in line:
                self.assertIn("-LiteralPath", line, "brackets in a path are no pattern")
        self.assertIn("& $java @flags @args", text)
        self.assertNotIn("Invoke-Expression", text)


if __name__ == "__main__":
    unittest.main()

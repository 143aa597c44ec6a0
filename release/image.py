#!/usr/bin/env python3
"""Builds the container image without a container engine, and tries it.

    image.py build VERSION JAR FILE [--name NAME]   writes an archive for 'docker load', 'podman load' and skopeo
    image.py run FILE WORKDIR [ARGUMENT...]         unpacks it and runs its entry point in a chroot, read-only
    image.py unpack FILE ROOT                       only unpacks it
    image.py start ROOT WORKDIR PROGRAM [ARGUMENT...]  runs one of its programs, as CI systems do

Nothing is pulled: the image holds a runtime that jlink makes of the JDK at hand (JAVA25_HOME, JAVA_HOME or the
java on the PATH; Java 25 starts fastest), the files of glibc that it links to and a static BusyBox, both from the
packages of this Debian or Ubuntu, and the jar with its AOT cache. Root is needed for chroot, or user namespaces.
"""
import argparse
import gzip
import hashlib
import io
import json
import os
import pathlib
import platform
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOME = "https://github.com/migrationlint/migration-lint"
MODULES = "java.base,java.logging,java.management,java.xml"
USER = 65532
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
FLAGS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:NewSize=32m -Xlog:disable"
APPLICATION = "/opt/migration-lint"
START = f"-Xbootclasspath/a:{APPLICATION}/migration-lint.jar -cp {APPLICATION}/migration-lint.jar " \
        "io.github.migrationlint.cli.Main"
COMMAND = """\
#!/bin/sh
# Only a terminal gets colors; Java cannot see which stream is one.
out=false
err=false
[ ! -t 1 ] || out=true
[ ! -t 2 ] || err=true
# As variables Java would report them in the middle of the output; words in quotes are left to it.
options=
take_options() {
  case " $1" in
    ' ' | *[\\"\\'\\\\]* | *' @'*) return 1 ;;
  esac
  options="$options $1"
}
if take_options "${JAVA_TOOL_OPTIONS:-}"; then unset JAVA_TOOL_OPTIONS; fi
if take_options "${JDK_JAVA_OPTIONS:-}"; then unset JDK_JAVA_OPTIONS; fi
if take_options "${_JAVA_OPTIONS:-}"; then unset _JAVA_OPTIONS; fi
set -f
exec /opt/java/bin/java FLAGS ARCHIVE $options -Dmigration-lint.terminal=$out \\
  -Dmigration-lint.terminal.err=$err START "$@"
"""


def run(*words, **options):
    return subprocess.run([str(word) for word in words], check=True, **options)


def output(*words):
    return run(*words, stdout=subprocess.PIPE, text=True).stdout


def build_time():
    """The time of the release, as the build of the jar has it: no file is newer."""
    text = (ROOT / "pom.xml").read_text(encoding="utf-8")
    stamp = re.search(r"<project.build.outputTimestamp>(.*)</project", text).group(1)
    return stamp, int(output("date", "-u", "-d", stamp, "+%s"))


def find_jdk():
    program = shutil.which("java")
    on_path = program and pathlib.Path(program).resolve().parent.parent
    known = sorted(pathlib.Path("/usr/lib/jvm").glob("*25*")) if os.path.isdir("/usr/lib/jvm") else []
    hosted = [os.environ.get(f"JAVA_HOME_25_{kind}") for kind in ("X64", "ARM64")]
    for home in [os.environ.get("JAVA25_HOME"), *hosted, *known, os.environ.get("JAVA_HOME"), on_path]:
        if home and (pathlib.Path(home) / "bin" / "jlink").exists():
            release = (pathlib.Path(home) / "release").read_text(encoding="utf-8")
            return pathlib.Path(home), int(re.search(r'JAVA_VERSION="(\d+)', release).group(1))
    raise SystemExit("no JDK with jlink: set JAVA25_HOME")


def linked_libraries(runtime):
    """The libraries of the system that the runtime links to, as the loader finds them here."""
    found = set()
    files = [*runtime.rglob("*.so"), runtime / "bin" / "java"]
    for file in files:
        listed = subprocess.run(["ldd", str(file)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                check=False).stdout
        for path in re.findall(r"(?:=> |^\s*)(/\S+) \(0x", listed, re.MULTILINE):
            if not pathlib.Path(path).resolve().is_relative_to(runtime.resolve()):
                found.add(path)
    return sorted(found)


def package_of(library):
    for path in (library, "/usr" + library, str(pathlib.Path(library).resolve())):
        listed = subprocess.run(["dpkg-query", "-S", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                text=True, check=False).stdout
        if listed:
            return listed.split(":", 1)[0]
    raise SystemExit(f"no package has {library}")


def unpack_packages(names, folder):
    """Gives the versions of Debian packages that are unpacked into a folder."""
    versions = {}
    for name in sorted(names):
        with tempfile.TemporaryDirectory() as scratch:
            run("apt-get", "download", "-q", name, cwd=scratch, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            package = next(pathlib.Path(scratch).glob("*.deb"))
            run("dpkg-deb", "-x", package, folder)
            versions[name] = output("dpkg-deb", "-f", package, "Version").strip()
    return versions


def take(unpacked, path, root):
    """Copies a library under the name that the loader asks for."""
    name = pathlib.PurePosixPath(path).name
    source = next((file for file in sorted(unpacked.rglob(name)) if file.exists()), None)
    if source is None:
        raise SystemExit(f"no {path} in the packages")
    target = root / path.removeprefix("/usr").lstrip("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source.resolve(), target)
    target.chmod(0o755)


def base_layer(root, runtime):
    libraries = linked_libraries(runtime)
    packages = {package_of(library) for library in libraries} | {"busybox-static"}
    with tempfile.TemporaryDirectory() as scratch:
        unpacked = pathlib.Path(scratch)
        versions = unpack_packages(packages, unpacked)
        for library in libraries:
            take(unpacked, library, root)
        for name in versions:
            copyright_file = root / "usr" / "share" / "doc" / name / "copyright"
            copyright_file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile((unpacked / "usr" / "share" / "doc" / name / "copyright").resolve(), copyright_file)
        take(unpacked, "/bin/busybox", root)
    # GitLab, Jenkins and Tekton run their scripts in a shell of the image.
    for applet in output(root / "bin" / "busybox", "--list").split():
        if applet != "busybox":
            (root / "bin" / applet).symlink_to("busybox")
    for path, text in {
        "etc/passwd": f"root:x:0:0:root:/root:/bin/sh\nmigration-lint:x:{USER}:{USER}::/tmp:/bin/sh\n",
        "etc/group": f"root:x:0:\nmigration-lint:x:{USER}:\n",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for folder in ("tmp", "proc", "dev", "repo", "usr/bin", "opt"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "tmp").chmod(0o1777)
    return versions


def application_layer(root, jar, major, seconds):
    folder = root / APPLICATION.lstrip("/")
    folder.mkdir(parents=True)
    shutil.copyfile(jar, folder / "migration-lint.jar")
    for name in ("LICENSE", "NOTICE"):
        shutil.copyfile(ROOT / name, folder / name)
    shutil.copytree(ROOT / "examples", folder / "examples")
    # Java compares the times of its own modules and of the jar with those that it has noted in the archive.
    for file in (folder / "migration-lint.jar", root / "opt" / "java" / "lib" / "modules"):
        os.utime(file, (seconds, seconds))
    archive = f"{APPLICATION}/migration-lint.{'aot' if major >= 25 else 'jsa'}"
    how = "-XX:AOTCacheOutput=" if major >= 25 else "-XX:ArchiveClassesAtExit="
    folder.chmod(0o777)
    if major < 25:
        in_root(root, ["/opt/java/bin/java", "-Xshare:dump"], user=0, quiet=True)
    # As in the launcher: text and SARIF are what runs in CI ask for.
    in_root(root, ["/opt/java/bin/java", *FLAGS.split(), how + archive, *START.split(),
                   "check", "-f", "text", "-f", "sarif=/dev/null", f"{APPLICATION}/examples"], allowed=(1,), quiet=True)
    folder.chmod(0o755)
    if not (root / archive.lstrip("/")).exists():
        raise SystemExit("Java made no archive")
    use = f"-XX:SharedArchiveFile={archive}"
    if major >= 25:
        use = ("-XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining -XX:ArchiveRelocationMode=0 "
               f"-XX:AOTCache={archive}")
    command = root / "usr" / "bin" / "migration-lint"
    command.write_text(
        COMMAND.replace("FLAGS", FLAGS).replace("ARCHIVE", use).replace("START", START), encoding="utf-8")
    command.chmod(0o755)


def in_root(root, words, user=USER, workdir="/", mounts=(), read_only=False, allowed=(0,), environment=None,
            quiet=False):
    """Runs a command in a folder as its root, with mounts that nothing else sees."""
    lines = ["set -e", 'mount -t proc proc "$ROOT/proc"', 'touch "$ROOT/dev/null"',
             'mount --bind /dev/null "$ROOT/dev/null"']
    for index, _ in enumerate(mounts):
        lines.append(f'mount --bind "$SOURCE{index}" "$ROOT$TARGET{index}"')
    if read_only:
        lines += ['mount --bind "$ROOT" "$ROOT"', 'mount -o remount,bind,ro "$ROOT"',
                  'mount -t tmpfs tmpfs "$ROOT/tmp"', 'mount -t proc proc "$ROOT/proc"',
                  'mount --bind /dev/null "$ROOT/dev/null"']
        for index, _ in enumerate(mounts):
            lines.append(f'mount --bind "$SOURCE{index}" "$ROOT$TARGET{index}"')
    lines.append(f'cd "$ROOT{workdir}"')
    is_root = os.geteuid() == 0
    who = f"--userspec={user}:{user} --groups= " if is_root else ""
    lines.append(f'exec "$CHROOT" {who}"$ROOT" /bin/sh -c \'cd "$0" && exec "$@"\' "{workdir}" "$@"')
    chroot = shutil.which("chroot", path=os.environ["PATH"] + ":/usr/sbin:/sbin")
    variables = {"ROOT": str(root), "CHROOT": chroot, "PATH": os.environ["PATH"]}
    for index, (source, target) in enumerate(mounts):
        variables[f"SOURCE{index}"], variables[f"TARGET{index}"] = str(source), target
    isolate = ["unshare", "--mount", "--"] if is_root else ["unshare", "--map-root-user", "--mount", "--"]
    ended = subprocess.run([*isolate, "sh", "-c", "\n".join(lines), "sh", *words],
                           env={**variables, **(environment or {})}, check=False,
                           stdout=subprocess.DEVNULL if quiet else None, stderr=subprocess.DEVNULL if quiet else None)
    if allowed and ended.returncode not in allowed:
        raise SystemExit(f"{words} exits with {ended.returncode}")
    return ended.returncode


def add_files(archive, root, folders, seconds):
    """Adds files in one order, owned by root and of one time."""
    for path in sorted(folders, key=lambda path: path.relative_to(root).as_posix()):
        entry = archive.gettarinfo(str(path), path.relative_to(root).as_posix())
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = seconds
        entry.type = tarfile.REGTYPE if stat.S_ISREG(path.lstat().st_mode) else entry.type
        if entry.isreg():
            entry.size = path.stat().st_size
            with path.open("rb") as data:
                archive.addfile(entry, data)
        else:
            archive.addfile(entry)


def layer(root, wanted, seconds):
    """The bytes of a layer, packed, and the digest of what they unpack to."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT) as archive:
        add_files(archive, root, [path for path in root.rglob("*") if wanted(path.relative_to(root))], seconds)
    return gzip.compress(raw.getvalue(), 6, mtime=0), digest(raw.getvalue())


def digest(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def write_archive(target, name, layers, configuration, seconds):
    """An OCI layout that is an archive of Docker, too; the two share their blobs."""
    blobs = {}

    def blob(data, media_type, **more):
        blobs[digest(data)] = data
        return {"mediaType": media_type, "digest": digest(data), "size": len(data), **more}

    described = [blob(packed, "application/vnd.oci.image.layer.v1.tar+gzip") for packed, _ in layers]
    config = blob(canonical(configuration), "application/vnd.oci.image.config.v1+json")
    manifest = {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": config,
                "layers": described, "annotations": configuration["config"]["Labels"]}
    entry = blob(canonical(manifest), "application/vnd.oci.image.manifest.v1+json",
                 annotations={"org.opencontainers.image.ref.name": name.rsplit(":", 1)[-1],
                              "io.containerd.image.name": name})
    index = {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [entry]}

    def path(found):
        return "blobs/sha256/" + found.split(":", 1)[1]

    docker = [{"Config": path(config["digest"]), "RepoTags": [name],
               "Layers": [path(part["digest"]) for part in described]}]
    files = {path(found): data for found, data in sorted(blobs.items())}
    files |= {"oci-layout": canonical({"imageLayoutVersion": "1.0.0"}), "index.json": canonical(index),
              "manifest.json": canonical(docker)}
    with tarfile.open(target, "w", format=tarfile.PAX_FORMAT) as archive:
        for file, data in files.items():
            info = tarfile.TarInfo(file)
            info.size, info.mtime, info.mode = len(data), seconds, 0o644
            archive.addfile(info, io.BytesIO(data))
    return entry["digest"]


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def configuration(version, stamp, layers, versions, major):
    labels = {
        "org.opencontainers.image.title": "migration-lint",
        "org.opencontainers.image.description":
            "Tells what a KubeVirt live-migration configuration will do, before it is merged",
        "org.opencontainers.image.version": version,
        "org.opencontainers.image.created": stamp,
        "org.opencontainers.image.licenses": "Apache-2.0",
        "org.opencontainers.image.source": HOME,
        "org.opencontainers.image.documentation": HOME + "/tree/main/docs",
        "org.opencontainers.image.vendor": "migration-lint",
        "io.github.migrationlint.java": str(major),
        "io.github.migrationlint.packages": ", ".join(f"{name} {found}" for name, found in versions.items()),
    }
    return {
        "created": stamp,
        "architecture": ARCHITECTURES[platform.machine()],
        "os": "linux",
        "config": {
            "User": f"{USER}:{USER}",
            "Env": ["PATH=/usr/bin:/bin", "HOME=/tmp", "LC_ALL=C.UTF-8"],
            "Entrypoint": ["migration-lint"],
            "WorkingDir": "/repo",
            "Labels": labels,
        },
        "rootfs": {"type": "layers", "diff_ids": [found for _, found in layers]},
        "history": [{"created": stamp, "created_by": step} for step in ("glibc and BusyBox", "jlink", "migration-lint")],
    }


def build(version, jar, target, name):
    stamp, seconds = build_time()
    home, major = find_jdk()
    with tempfile.TemporaryDirectory(prefix="migration-lint-image-") as scratch:
        root = pathlib.Path(scratch) / "root"
        root.mkdir()
        root.chmod(0o755)
        pathlib.Path(scratch).chmod(0o755)
        runtime = root / "opt" / "java"
        runtime.parent.mkdir()
        run(home / "bin" / "jlink", "--add-modules", MODULES, "--strip-debug", "--no-header-files", "--no-man-pages",
            "--compress", "zip-6" if major >= 21 else "2", "--output", runtime)
        versions = base_layer(root, runtime)
        application_layer(root, jar, major, seconds)
        (root / "dev" / "null").unlink()

        def is_application(path):
            return path.parts[:2] == ("opt", "migration-lint") or path.as_posix() == "usr/bin/migration-lint"

        layers = [
            layer(root, lambda path: path.parts[:2] != ("opt", "java") and not is_application(path), seconds),
            layer(root, lambda path: path.parts[:2] == ("opt", "java"), seconds),
            layer(root, is_application, seconds),
        ]
        found = write_archive(target, name, layers, configuration(version, stamp, layers, versions, major), seconds)
    print(f"{target}: {name}, {pathlib.Path(target).stat().st_size / 1e6:.0f} MB, Java {major}, {found}")


def unpack(file, root):
    """The file system of an image, as an engine makes it of the layers; its configuration goes beside it."""
    root.mkdir(mode=0o755)
    with tarfile.open(file) as archive:
        def read(name):
            return archive.extractfile(name).read()

        manifest = json.loads(read("manifest.json"))[0]
        config = json.loads(read(manifest["Config"]))
        for path, expected in zip(manifest["Layers"], config["rootfs"]["diff_ids"]):
            data = gzip.decompress(read(path))
            if digest(data) != expected:
                raise SystemExit(f"{path} is not {expected}")
            with tarfile.open(fileobj=io.BytesIO(data)) as unpacked:
                unpacked.extractall(root, filter="fully_trusted") if hasattr(tarfile, "data_filter") \
                    else unpacked.extractall(root)
    (root / "dev" / "null").touch()
    root.with_name(root.name + ".json").write_bytes(canonical(config["config"]))


def start(root, workdir, words):
    """Runs a program as an engine does: as the user of the image, on a root that nobody can write to."""
    config = json.loads(root.with_name(root.name + ".json").read_bytes())
    variables = dict(variable.split("=", 1) for variable in config["Env"])
    return in_root(root, words or config["Entrypoint"], user=int(config["User"].split(":")[0]),
                   workdir=config["WorkingDir"], mounts=[(pathlib.Path(workdir).resolve(), config["WorkingDir"])],
                   read_only=True, allowed=(), environment=variables)


def try_image(file, workdir, words):
    with tempfile.TemporaryDirectory(prefix="migration-lint-image-") as scratch:
        pathlib.Path(scratch).chmod(0o755)
        root = pathlib.Path(scratch) / "root"
        unpack(file, root)
        return start(root, workdir, [*json.loads((root.parent / "root.json").read_bytes())["Entrypoint"], *words])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build")
    building.add_argument("version")
    building.add_argument("jar")
    building.add_argument("file")
    building.add_argument("--name", default="migration-lint:latest")
    unpacking = commands.add_parser("unpack")
    unpacking.add_argument("file")
    unpacking.add_argument("root", type=pathlib.Path)
    for name in ("run", "start"):
        trying = commands.add_parser(name)
        trying.add_argument("file", type=pathlib.Path)
        trying.add_argument("workdir")
        trying.add_argument("words", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    if given.command == "build":
        build(given.version, given.jar, given.file, given.name)
    elif given.command == "unpack":
        unpack(given.file, given.root)
    else:
        sys.exit((try_image if given.command == "run" else start)(given.file, given.workdir, given.words))


if __name__ == "__main__":
    main()

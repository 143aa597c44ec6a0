#!/usr/bin/env python3
"""Makes a release: release.py VERSION [--dry-run] [--into FOLDER] [--push]

Checks the work tree, the version and CHANGELOG.md, sets the version, builds twice in different folders and compares the
jars, writes the checksums into the descriptors of package managers, commits, tags vVERSION and begins the next
development version. All of it happens in a clone; the checkout gets the commits and the tag at the end, if nothing failed.
--push also pushes both, and the release workflow publishes. --dry-run leaves the checkout as it is.
--into keeps the files of the release, --central also makes the bundle for Maven Central (MAVEN_GPG_KEY signs it).
"""
import argparse
import datetime
import filecmp
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import descriptors

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODULES = ["desugar", "schemas", "linter-core", "rules", "cli", "maven-plugin"]
VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
HEADING = re.compile(r"^## \[?(?P<name>[^\]\s]+)\]?(?P<rest>.*)$", re.MULTILINE)


def git(*words, folder):
    return subprocess.run(["git", *words], cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def poms(root):
    return [root / "pom.xml", *(root / module / "pom.xml" for module in MODULES)]


def version_of(root):
    text = (root / "pom.xml").read_text(encoding="utf-8")
    return re.search(r"^  <version>(.*)</version>$", text, re.MULTILINE).group(1)


def set_version(root, old, new, stamp=None):
    for pom in poms(root):
        text = pom.read_text(encoding="utf-8")
        changed = text.replace(f"<version>{old}</version>", f"<version>{new}</version>", 1)
        if changed == text:
            raise SystemExit(f"{pom} does not have the version {old}")
        if stamp:
            changed = re.sub(r"(<project.build.outputTimestamp>).*(</)", rf"\g<1>{stamp}\g<2>", changed)
        changed = re.sub(r"(<tag>).*(</tag>)", rf"\g<1>{'HEAD' if new.endswith('-SNAPSHOT') else 'v' + new}\g<2>", changed)
        pom.write_text(changed, encoding="utf-8")


def changelog_problem(text, version):
    """Why a change log does not tell users of a version, or nothing."""
    headings = list(HEADING.finditer(text))
    for index, heading in enumerate(headings):
        if heading["name"].lower() in (version, "unreleased"):
            end = headings[index + 1].start() if index + 1 < len(headings) else len(text)
            if re.search(r"^[-*] \S", text[heading.end():end], re.MULTILINE):
                return None
            return f"section {heading['name']} has no entry"
    return f"no section {version} or Unreleased"


def date_changelog(text, version, day):
    """What was unreleased is the version now."""
    if any(heading["name"] == version for heading in HEADING.finditer(text)):
        return text
    heading = next(heading for heading in HEADING.finditer(text) if heading["name"].lower() == "unreleased")
    line = heading.group(0).replace(heading["name"], version).rstrip() + f" - {day}"
    return text[:heading.start()] + heading.group(0).rstrip() + "\n\n" + line + text[heading.end():]


def check(version, is_dry_run):
    """Gives the reasons why this cannot be released."""
    reasons = []
    current = version_of(ROOT)
    if not VERSION.fullmatch(version):
        raise SystemExit(f"not a version: {version}; write three numbers, such as 0.1.0")
    numbers = tuple(map(int, version.split(".")))
    if tuple(map(int, current.removesuffix("-SNAPSHOT").split("."))) > numbers:
        reasons.append(f"{version} is older than {current}")
    if not current.endswith("-SNAPSHOT"):
        reasons.append(f"{current} is not a development version")
    if git("tag", "--list", f"v{version}", folder=ROOT):
        reasons.append(f"the tag v{version} exists")
    if git("status", "--porcelain", folder=ROOT):
        reasons.append("the work tree has changes")
    if git("rev-parse", "--abbrev-ref", "HEAD", folder=ROOT) != "main":
        reasons.append("this is not the branch main")
    log = ROOT / "CHANGELOG.md"
    problem = changelog_problem(log.read_text(encoding="utf-8"), version) if log.exists() else "missing"
    if problem:
        reasons.append(f"CHANGELOG.md: {problem}")
    for reason in reasons:
        print(f"release: {'note' if is_dry_run else 'error'}: {reason}", file=sys.stderr)
    if reasons and not is_dry_run:
        raise SystemExit(1)


def maven(folder, *words):
    # With -o where the build before has fetched everything: both builds then read the same files.
    command = ["mvn", "-q", "-B", "-ntp", "-Dmaven.test.skip=true", "-Dinvoker.skip=true", "-Dspotless.check.skip=true",
               "-P!error-prone", *words]
    subprocess.run(command, cwd=folder, check=True, stdin=subprocess.DEVNULL, stdout=sys.stderr)


def build_twice(first, second, is_central):
    maven(first, "package")
    git("clone", "--quiet", str(first), str(second), folder=first)
    if is_central:
        maven(second, "-s", "release/settings.xml", "-Prelease", "deploy")
    else:
        maven(second, "package", "-Prelease", "-Dmaven.javadoc.skip=true", "-Dmaven.source.skip=true")
    compared = 0
    for jar in sorted(first.glob("*/target/*.jar")):
        other = second / jar.relative_to(first)
        if not filecmp.cmp(jar, other, shallow=False):
            raise SystemExit(f"{jar.name} is not the same in two builds: {jar} and {other}")
        compared += 1
    print(f"release: {compared} jars are the same in two builds", file=sys.stderr)
    # Only the second build knows the components.
    shutil.copyfile(second / "cli" / "target" / "bom.json", first / "cli" / "target" / "bom.json")


def next_version(version):
    major, minor, _ = VERSION.fullmatch(version).groups()
    return f"{major}.{int(minor) + 1}.0-SNAPSHOT"


def commit(folder, title):
    git("commit", "--quiet", "--all", "--message", title, folder=folder)


def make(given, clone, scratch):
    old = version_of(ROOT)
    now = datetime.datetime.now(datetime.timezone.utc)
    git("clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone), folder=ROOT)
    for name in ("user.name", "user.email"):
        if subprocess.run(["git", "config", name], cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode == 0:
            git("config", name, git("config", name, folder=ROOT), folder=clone)
        elif given.dry_run:
            git("config", name, "release@example.org", folder=clone)
    set_version(clone, old, given.version, now.strftime("%Y-%m-%dT00:00:00Z"))
    log = clone / "CHANGELOG.md"
    if log.exists() and not changelog_problem(log.read_text(encoding="utf-8"), given.version):
        log.write_text(date_changelog(log.read_text(encoding="utf-8"), given.version, now.date()), encoding="utf-8")
    commit(clone, f"Release {given.version}")
    second = scratch / "a second folder" / "migration-lint"
    second.parent.mkdir()
    build_twice(clone, second, given.central)

    dist = scratch / "dist"
    words = [sys.executable, str(clone / "release" / "dist.py"), given.version, str(dist)]
    subprocess.run([*words, *(["--image", given.image] if given.image else [])], check=True)
    descriptors.write(clone, given.version, dist)
    git("commit", "--quiet", "--all", "--amend", "--no-edit", folder=clone)
    git("tag", "--annotate", "--message", f"migration-lint {given.version}", f"v{given.version}", folder=clone)
    set_version(clone, given.version, next_version(given.version))
    commit(clone, f"Begin {next_version(given.version)}")
    if given.into:
        shutil.copytree(dist, given.into, dirs_exist_ok=True)
        if given.central:
            bundle = second / "target" / "central-publishing" / "central-bundle.zip"
            shutil.copyfile(bundle, given.into / f"migration-lint-{given.version}-central-bundle.zip")
        git("clone", "--quiet", "--bare", str(clone), str(given.into / "repository.git"), folder=clone)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("version")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--into", type=lambda folder: pathlib.Path(folder).resolve())
    parser.add_argument("--image", help="also build the container image, with this name")
    parser.add_argument("--central", action="store_true")
    parser.add_argument("--push", action="store_true")
    given = parser.parse_args()
    check(given.version, given.dry_run)
    with tempfile.TemporaryDirectory(prefix="migration-lint-release-") as folder:
        scratch = pathlib.Path(folder)
        clone = scratch / "clone"
        make(given, clone, scratch)
        if given.dry_run:
            print(f"release: {given.version} can be released; nothing was changed", file=sys.stderr)
            return
        git("fetch", "--quiet", str(clone), f"refs/tags/v{given.version}:refs/tags/v{given.version}", "HEAD", folder=ROOT)
        git("merge", "--quiet", "--ff-only", "FETCH_HEAD", folder=ROOT)
    if given.push:
        git("push", "--atomic", "origin", "HEAD", f"v{given.version}", folder=ROOT)
        print(f"release: pushed v{given.version}; the release workflow publishes it")
    else:
        print(f"release: tagged v{given.version}; publish it with: git push --atomic origin HEAD v{given.version}")


if __name__ == "__main__":
    main()

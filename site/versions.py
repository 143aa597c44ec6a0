"""Adds a built version to a folder that is published: versions.py FOLDER VERSION HTML.

Each version has a folder of its own, `latest` is the newest release, and versions.json feeds the menu.
A version is a release line, 1.2 for 1.2.3, or `dev`.
"""

import json
import pathlib
import shutil
import sys

REDIRECT = """<!doctype html>
<meta charset="utf-8">
<title>migration-lint</title>
<meta http-equiv="refresh" content="0; url={0}/">
<a href="{0}/">migration-lint</a>
"""


def order(version):
    return [int(part) for part in version.split(".")] if version != "dev" else [-1]


def main():
    folder, version, built = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    listing = folder / "versions.json"
    known = {each["version"] for each in json.loads(listing.read_text())} if listing.exists() else set()
    known.add(version)
    replace(folder / version, built)
    newest = max(known, key=order)
    if newest != "dev":
        replace(folder / "latest", folder / newest)
    listing.write_text(json.dumps(
        [
            {
                "version": each,
                "title": each,
                "aliases": ["latest"] if each == newest and each != "dev" else [],
            }
            for each in sorted(known, key=order, reverse=True)
        ],
        indent=2) + "\n")
    home = "latest" if newest != "dev" else "dev"
    (folder / "index.html").write_text(REDIRECT.format(home))
    (folder / ".nojekyll").write_text("")


def replace(target, source):
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Records what two releases of kustomize make of the mixed layouts, with the programs in build/.

    record_releases.py FOLDER_WITH_PROGRAMS

FOLDER_WITH_PROGRAMS has the programs `k55` and `k58`, see README.md. Writes mixed.txt anew and records
edges.txt, which is written by hand.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import mixed

RESOURCES = pathlib.Path(__file__).parent.parent / "resources" / "kustomize"
COUNT = 330


def build(program, files, folder):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            file = pathlib.Path(root, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        run = subprocess.run(
            [program, os.path.join(root, folder)], capture_output=True, text=True, timeout=60)
        if run.returncode:
            return False, ""
        return True, run.stdout


def recorded(programs, title, folder, files):
    old = build(f"{programs}/k55", files, folder)
    new = build(f"{programs}/k58", files, folder)
    text = f"### {title} | {folder}\n"
    for path, content in files.items():
        text += f"=== {path}\n{content}"
        if not content.endswith("\n"):
            text += "\n"
    text += (">>> ok\n" + new[1]) if new[0] else ">>> fails\n"
    if old != new:
        text += (">>> 5.5 ok\n" + old[1]) if old[0] else ">>> 5.5 fails\n"
    return text, old[0], new[0]


def parse(text):
    for part in re.split(r"(?m)^### ", text)[1:]:
        head, rest = part.split("\n", 1)
        title, _, folder = head.partition(" | ")
        files = {}
        path = None
        for line in rest.splitlines(keepends=True):
            if line.startswith("=== "):
                path = line[4:].strip()
                files[path] = ""
            elif line.startswith(">>> "):
                break
            elif path:
                files[path] += line
        yield title.strip(), folder.strip(), files


def main():
    programs = sys.argv[1]
    out, fails, seed = [], 0, 0
    while len(out) < COUNT:
        seed += 1
        title, folder, files = mixed.layout(seed)
        text, old, new = recorded(programs, title, folder, files)
        if not old and not new:
            fails += 1
            if fails > COUNT // 4:
                continue
        out.append(text)
    (RESOURCES / "mixed.txt").write_text("".join(out))
    edges = RESOURCES / "edges.txt"
    if edges.exists():
        edges.write_text("".join(recorded(programs, *one)[0] for one in parse(edges.read_text())))


if __name__ == "__main__":
    main()

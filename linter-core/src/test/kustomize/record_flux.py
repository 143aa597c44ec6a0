#!/usr/bin/env python3
"""Records what kustomize-controller makes of the layouts in flux.txt, with the program `kflux`.

    record_flux.py FOLDER_WITH_PROGRAM

In each layout, `flux.yaml` is the Kustomization of Flux and `cluster.yaml` what it finds in its cluster.
"""

import pathlib
import subprocess
import sys
import tempfile

from record_releases import RESOURCES, parse


def build(program, files):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            file = pathlib.Path(root, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        words = [program, root, f"{root}/flux.yaml"]
        words += [f"{root}/cluster.yaml"] if "cluster.yaml" in files else []
        run = subprocess.run(words, capture_output=True, text=True, timeout=60)
        return ">>> fails\n" if run.returncode else ">>> ok\n" + run.stdout


def recorded(program, title, files):
    text = f"### {title} | app\n"
    for path, content in files.items():
        text += f"=== {path}\n{content}" + ("" if content.endswith("\n") else "\n")
    return text + build(program, files)


def main():
    program = f"{sys.argv[1]}/kflux"
    layouts = RESOURCES / "flux.txt"
    layouts.write_text(
        "".join(recorded(program, title, files) for title, _, files in parse(layouts.read_text())))


if __name__ == "__main__":
    main()

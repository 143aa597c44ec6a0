"""Records what git ignores. See README.md."""

import os
import pathlib
import random
import subprocess
import sys
import tempfile

VISIBLE = {"␣": " ", "␉": "\t", "␍": "\r"}
ENVIRONMENT = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C.UTF-8",
}


def cases(lines):
    """Groups the lines of a table: everything from one title to the next."""
    case = []
    for line in lines:
        if line.startswith("== ") and case:
            yield case
            case = []
        case.append(line)
    yield case


def plain(text):
    """The text with its invisible characters put back."""
    for shown, meant in VISIBLE.items():
        text = text.replace(shown, meant)
    return text


def git(folder, *arguments, stdin=b""):
    done = subprocess.run(
        ["git", "-c", "core.excludesFile=" + os.devnull, "-c", "core.ignoreCase=false", *arguments],
        cwd=folder, input=stdin, capture_output=True, env=ENVIRONMENT)
    if done.returncode > 1 or b"fatal" in done.stderr:
        raise SystemExit(done.stderr.decode())
    return {path.decode() for path in done.stdout.split(b"\0") if path}


def build(folder, case):
    git(folder, "init", "--quiet")
    patterns = None
    for line in case:
        kind, text = line[:2], line[2:]
        if kind == "> ":
            patterns = folder / text
            patterns.parent.mkdir(parents=True, exist_ok=True)
            patterns.write_bytes(b"")
        elif kind == "| ":
            with patterns.open("ab") as out:
                out.write(plain(text).encode() + b"\n")
        elif kind in ("+ ", "- "):
            path = folder / plain(text)
            if text.endswith("/"):
                path.mkdir(parents=True, exist_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()


def recorded(case):
    """The case with its marks as git sees them."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        build(folder, case)
        paths = [plain(line[2:]).rstrip("/") for line in case if line[:2] in ("+ ", "- ")]
        question = b"".join(path.encode() + b"\0" for path in paths)
        ignored = git(folder, "check-ignore", "--no-index", "-z", "--stdin", stdin=question)
        kept = git(folder, "ls-files", "--others", "--exclude-standard", "-z")
        for path in paths:
            if (folder / path).is_file() and (path in kept) == (path in ignored):
                raise SystemExit(f"git contradicts itself: {case[0]}: {path}")
        for line in case:
            if line[:2] in ("+ ", "- "):
                line = ("- " if plain(line[2:]).rstrip("/") in ignored else "+ ") + line[2:]
            yield line


def invented(seed, count):
    """Small trees and patterns, made of few letters so that they meet."""
    dice = random.Random(seed)

    def pattern():
        pieces = ["a", "b", "c", "ab", "*", "*", "**", "?", "[ab]", "[!a]", "\\a", "/", "/", "**/", "/**"]
        text = "".join(dice.choice(pieces) for _ in range(dice.randint(1, 5)))
        return dice.choice(["", "", "!"]) + dice.choice(["", "", "", "/"]) + text + dice.choice(["", "", "/"])

    def path():
        return "/".join(dice.choice(["a", "b", "c", "ab", "bc", "abc"]) for _ in range(dice.randint(1, 4)))

    for number in range(count):
        yield f"== random {number}"
        yield "> .gitignore"
        for _ in range(dice.randint(1, 4)):
            yield "| " + pattern()
        if dice.random() < 0.3:
            yield f"> {dice.choice('abc')}/.gitignore"
            yield "| " + pattern()
        files = []
        for file in (path() + ".f" for _ in range(dice.randint(3, 7))):
            if file not in files:
                files.append(file)
        for file in sorted(files):
            yield "+ " + file


def main():
    inventing = sys.argv[1] == "--random"
    table = pathlib.Path(sys.argv[-1])
    lines = list(invented(20260101, 250)) if inventing else table.read_text().splitlines()
    table.write_text("".join(line + "\n" for case in cases(lines) for line in recorded(case)))


main()

#!/usr/bin/env python3
"""Measures the start-up of check on one file as a multiple of a JVM that does nothing.

Runs the variants in rotation, so that a busy moment of the machine hits all of them, and prints the
median over the rounds of each ratio to the empty JVM of the same round.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
JAR = ROOT / "cli" / "target" / "migration-lint.jar"
MANIFEST = ROOT / "benchmarks" / "cluster.yaml"
FLAGS = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"]
HELLO = 'class Hello { public static void main(String[] a) { System.out.println("hello"); } }'


def cost(command):
    """CPU seconds (user and system) and wall seconds of a command."""
    before = os.times()
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - start
    after = os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return cpu, wall


def classes(command):
    """How many classes a java command loads; unknown for a script."""
    if command[0] != "java":
        return ""
    out = subprocess.run(
        [command[0], "-Xlog:class+load:stdout", *command[1:]],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout
    return sum(" source: " in line for line in out.splitlines())


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    if not JAR.exists():
        sys.exit(f"{JAR} is missing: build it with mvn package")
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "Hello.java")
        source.write_text(HELLO)
        subprocess.run(["javac", "-d", folder, str(source)], check=True)
        variants = {
            "empty JVM": ["java", "-cp", folder, "Hello"],
            "check, java -jar": ["java", "-jar", str(JAR), "check", str(MANIFEST)],
            "check, launcher's flags": ["java", *FLAGS, "-jar", str(JAR), "check", str(MANIFEST)],
            "check, ./migration-lint": [str(ROOT / "migration-lint"), "check", str(MANIFEST)],
        }
        ratios = {name: ([], []) for name in variants}
        for command in variants.values():
            cost(command)
        for _ in range(rounds):
            costs = {name: cost(command) for name, command in variants.items()}
            base = costs["empty JVM"]
            for name, (cpu, wall) in costs.items():
                ratios[name][0].append(cpu / base[0])
                ratios[name][1].append(wall / base[1])
        print(f"{'variant':26}{'CPU x':>8}{'wall x':>8}{'classes':>9}   ({rounds} rounds, medians)")
        for name, (cpu, wall) in ratios.items():
            count = classes(variants[name])
            print(f"{name:26}{statistics.median(cpu):8.1f}{statistics.median(wall):8.1f}{count:>9}")


if __name__ == "__main__":
    main()

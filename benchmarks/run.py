#!/usr/bin/env python3
"""Prints one table: what migration-lint costs, as a multiple of something else on the same machine.

    run.py [--rounds N] [--only PART[,PART]] [--small]

Parts: hook, formats, scan, kustomize, scale, since, shapes, large, diff, maven. Whole processes run in rotation, so that a
busy moment of the machine hits all of them; a ratio is that of one round, and the table has the median of all
rounds, the lowest and the highest. The first row of a group is what its others are multiples of. CPU is user and
system time of the process and its children, memory the peak of the largest. Other tools are compared with where they
are installed: rg, yamllint, kubeconform, kustomize. JAVA25_HOME names a JDK 25 for the rows of Java 25.
"""
import argparse
import math
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import trees

ROOT = pathlib.Path(__file__).resolve().parent.parent
JAR = ROOT / "cli" / "target" / "migration-lint.jar"
LAUNCHER = ROOT / "migration-lint"
MANIFEST = ROOT / "benchmarks" / "cluster.yaml"
HELLO = "class Hello { public static void main(String[] a) { } }"
# Without a schema, as none of its own has the kinds of KubeVirt: what is left is walking, reading and parsing.
KUBECONFORM = ["kubeconform", "-ignore-missing-schemas", "-schema-location", "/nonexistent/{{ .ResourceKind }}"]
# As the launcher: short runs are cheapest so.
FLAGS = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:NewSize=32m"]


class Command:
    """What to run, where, and with what environment."""

    def __init__(self, words, folder=None, environment=None, stdin=None):
        self.words = [str(word) for word in words]
        self.folder = folder
        self.environment = {**os.environ, **(environment or {})}
        self.stdin = stdin

    def cost(self):
        """CPU seconds, wall seconds and peak megabytes."""
        start = time.perf_counter()
        process = subprocess.Popen(
            self.words, cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, stdin=open(self.stdin, "rb") if self.stdin else subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        return used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024


def spread(values, digits=1):
    low, middle, high = min(values), statistics.median(values), max(values)
    if len(values) == 1:
        return f"{middle:.{digits}f}"
    return f"{middle:.{digits}f} [{low:.{digits}f}–{high:.{digits}f}]"


def heading():
    load = ", ".join(f"{value:.0f}" for value in os.getloadavg())
    print(f"load {load} on {os.cpu_count()} cores\n")
    print("| what | program | CPU × | CPU s | wall × | wall s | MB | rounds |\n|---|---|---|---|---|---|---|---|")


def compare(title, commands, rounds, warm=True):
    """The first command is what the others are multiples of."""
    if warm:
        for command in commands.values():
            command.cost()
    costs = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(command.cost())
    base = next(iter(costs.values()))
    for name, runs in costs.items():
        cpu = [run[0] / first[0] for run, first in zip(runs, base)]
        wall = [run[1] / first[1] for run, first in zip(runs, base)]
        print(f"| {title} | {name} | {spread(cpu)} | {spread([run[0] for run in runs], 2)} | {spread(wall)} "
              f"| {spread([run[1] for run in runs], 2)} | {spread([run[2] for run in runs], 0)} | {rounds} |")
        title = ""
    sys.stdout.flush()
    return costs


def java(*words, home=None, heap=None):
    binary = str(pathlib.Path(home, "bin", "java")) if home else "java"
    return [binary, *([heap] if heap else []), *words]


def check(*words, heap="-Xmx4g"):
    return java(*FLAGS, heap, "-jar", JAR, *words)


def with_tools(commands, folder, *names):
    """Adds the other tools that are installed."""
    known = {
        "rg": ["rg", "-l", "-F", "-j1", "kubevirt.io", "."],
        "yamllint": ["yamllint", "-d", "relaxed", "."],
        "kubeconform": [*KUBECONFORM, "."],
    }
    for name in names:
        if shutil.which(name):
            commands[name] = Command(known[name], folder)
    return commands


def hook(folder, args):
    source = folder / "Hello.java"
    source.write_text(HELLO)
    subprocess.run(["javac", "-d", folder, source], check=True)
    commands = {
        "empty JVM": Command(java("-cp", folder, "Hello")),
        "launcher": Command([LAUNCHER, "check", MANIFEST]),
        "java -jar": Command(java("-jar", JAR, "check", MANIFEST)),
    }
    if shutil.which("yamllint"):
        commands["yamllint"] = Command(["yamllint", "-d", "relaxed", MANIFEST])
    if shutil.which("kubeconform"):
        commands["kubeconform"] = Command([*KUBECONFORM, MANIFEST])
    compare("one file, default JDK", commands, args.rounds)
    home = os.environ.get("JAVA25_HOME")
    if home:
        environment = {"JAVA_HOME": home}
        compare("one file, JDK 25", {
            "empty JVM": Command(java("-cp", folder, "Hello", home=home)),
            "launcher": Command([LAUNCHER, "check", MANIFEST], None, environment),
            "java -jar": Command(java("-jar", JAR, "check", MANIFEST, home=home)),
        }, args.rounds)


def formats(folder, args):
    compare("formats, one file", {
        name: Command([LAUNCHER, "check", "-f", name, MANIFEST])
        for name in ("text", "json", "sarif", "junit", "github")}, args.rounds)


def scan(folder, args):
    for count in (2000,) if args.small else (2000, 100_000):
        tree = folder / f"files-{count}"
        trees.make("files", tree, count)
        commands = with_tools({}, tree, "rg")
        commands["migration-lint"] = Command([LAUNCHER, "check", "--no-config", "."], tree)
        commands["migration-lint, one thread"] = Command(
            [LAUNCHER, "check", "--no-config", "."], tree, {"JAVA_TOOL_OPTIONS": "-XX:ActiveProcessorCount=1"})
        others = ("kubeconform", "yamllint") if count <= 2000 else ("kubeconform",)
        with_tools(commands, tree, *others)
        compare(f"{count:,} files, 5 % with a VM", commands, min(args.rounds, 3))
        shutil.rmtree(tree)


def kustomize(folder, args):
    overlays = 100 if args.small else 700
    trees.make("kustomize", folder / "k", overlays)
    compare(f"{overlays} overlays", {
        "the same objects in flat files": Command(check("check", "--no-config", "."), folder / "k" / "flat"),
        "composed": Command(check("check", "--no-config", "."), folder / "k" / "composed"),
    }, min(args.rounds, 5))
    if shutil.which("kustomize"):
        leaf = "for d in clusters/*/virt; do kustomize build $d; done"
        compare(f"{overlays} overlays", {
            "kustomize build of each": Command(["sh", "-c", leaf], folder / "k" / "composed"),
            "migration-lint": Command(check("check", "--no-config", "."), folder / "k" / "composed"),
        }, 1, warm=False)
    trees.make("leaves", folder / "leaves", overlays)
    compare(f"{overlays} overlays, one of twenty with KubeVirt", with_tools({
        "migration-lint": Command(check("check", "--no-config", "."), folder / "leaves")},
        folder / "leaves", "kubeconform"), min(args.rounds, 5))


SIZES = ((100, 100, 1000), (1000, 200, 10_000), (2000, 500, 20_000), (5000, 500, 50_000), (10_000, 1000, 100_000))


def scale(folder, args):
    points = []
    for policies, namespaces, vms in SIZES[:2] if args.small else SIZES:
        tree = folder / f"cluster-{vms}"
        trees.make("cluster", tree, policies, namespaces, vms)
        commands = with_tools({}, tree, "kubeconform")
        commands["check"] = Command(check("check", "--no-config", "."), tree)
        commands["who-wins"] = Command(check("who-wins", "--no-config", "."), tree)
        costs = compare(f"{policies:,} policies, {namespaces:,} namespaces, {vms:,} VMs", commands,
                        1 if vms > 20_000 else min(args.rounds, 3), warm=False)
        points.append((vms, {name: statistics.median(c for c, _, _ in runs) for name, runs in costs.items()}))
        shutil.rmtree(tree)
    print("\nexponent of growth from one size to the next: " + "; ".join(
        f"{first[0]:,} to {second[0]:,} VMs: " + ", ".join(
            f"{name} {exponent(first, second, name):.2f}" for name in first[1]) for first, second in zip(
            points, points[1:])))
    if not args.small:
        draw(points, ROOT / "benchmarks" / "growth.svg")


def exponent(first, second, name):
    """Of the CPU time in the number of VMs: 1 where twice as many cost twice as much."""
    return math.log(second[1][name] / first[1][name]) / math.log(second[0] / first[0])


def draw(points, file):
    """Curves of growth, both axes logarithmic."""
    names = list(points[0][1])
    seconds = [s for _, costs in points for s in costs.values()]
    left, right = math.log10(points[0][0]), math.log10(points[-1][0])
    low, high = math.log10(min(seconds)), math.log10(max(seconds))

    def x(vms):
        return 70 + 480 * (math.log10(vms) - left) / max(right - left, 0.1)

    def y(cpu):
        return 290 - 250 * (math.log10(cpu) - low) / max(high - low, 0.1)

    colors = ("#1f77b4", "#d62728", "#2ca02c")
    svg = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 340" font-family="sans-serif" font-size="12">',
           '<rect width="640" height="340" fill="white"/>',
           '<path d="M70 30V290H560" fill="none" stroke="#444"/>',
           '<text x="310" y="330" text-anchor="middle">VMs, with a tenth as many policies</text>',
           '<text x="16" y="160" text-anchor="middle" transform="rotate(-90 16 160)">CPU seconds</text>']
    for vms, _ in points:
        svg.append(f'<text x="{x(vms):.0f}" y="308" text-anchor="middle">{vms:,}</text>')
    for tick in (1, 2, 5, 10, 20, 50, 100):
        if low <= math.log10(tick) <= high:
            svg.append(f'<text x="62" y="{y(tick) + 4:.0f}" text-anchor="end">{tick}</text>'
                       f'<path d="M66 {y(tick):.0f}H560" stroke="#ddd"/>')
    for name, color in zip(names, colors):
        line = " ".join(f"{x(vms):.0f},{y(costs[name]):.0f}" for vms, costs in points)
        svg.append(f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="2"/>')
        end = points[-1]
        svg.append(f'<text x="{x(end[0]) + 6:.0f}" y="{y(end[1][name]) + 4:.0f}" fill="{color}">{name}</text>')
    svg.append("</svg>\n")
    file.write_text("\n".join(svg))


def since(folder, args):
    """A pull request that changes one of a hundred files."""
    vms = 600 if args.small else 3000
    tree = folder / "since"
    trees.make("cluster", tree, vms // 10, 100, vms, 1)
    git = ["git", "-C", tree, "-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "m"], ["gc", "-q"]):
        subprocess.run([*git, *words], check=True)
    for file in sorted(tree.glob("*.yaml"))[50::100]:
        text = file.read_text()
        file.write_text(text.replace("cores: 2", "cores: 3").replace("PerGiB: 400", "PerGiB: 401"))
    compare(f"{vms:,} VMs in as many files, 1 % of them changed", {
        "check": Command(check("check", "--no-config", "."), tree),
        "check --since HEAD": Command(check("check", "--no-config", "--since", "HEAD", "."), tree),
        "check --since HEAD --config-from base": Command(
            check("check", "--since", "HEAD", "--config-from", "base", "."), tree),
    }, min(args.rounds, 7))


def shapes(folder, args):
    policies, vms = (60, 600) if args.small else (200, 4000)
    for name in trees.SHAPES:
        commands = {}
        for times in (1, 2):
            tree = folder / f"{name}-{times}"
            size = 10 * policies if name == "novms" else policies
            trees.make("shapes", tree, name, size * times, 0 if name == "novms" else vms * times)
            commands["twice as many" if times == 2 else f"{size} policies" + (
                "" if name == "novms" else f", {vms} VMs")] = Command(check("check", "--no-config", "."), tree)
        compare(f"shape: {name}", commands, min(args.rounds, 3))
        shutil.rmtree(folder / f"{name}-1")
        shutil.rmtree(folder / f"{name}-2")


def large(folder, args):
    megabytes = 20 if args.small else 1000
    for kind, name in (("dump", "dump.yaml"), ("dumpjson", "dump.json")):
        trees.make(kind, folder / kind, megabytes)
        file = folder / kind / name
        commands = {
            "file": Command(check("check", "--no-config", file, heap="-Xmx1g")),
            "standard input": Command(check("check", "--no-config", "-", heap="-Xmx1g"), folder, None, file),
        }
        if args.small:
            # It holds 40 times the size of a List in memory.
            with_tools(commands, folder / kind, "kubeconform")
        compare(f"one List of {megabytes} MB, {name.split('.')[1].upper()}, 1 GB of heap", commands, 1, warm=False)
        shutil.rmtree(folder / kind)


def diff(folder, args):
    """A check of 3,000 VMs, and what a pull request changes for most of them."""
    vms = 300 if args.small else 3000
    trees.make("cluster", folder, 150, 200, vms)

    def git(*words):
        subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=n@example.org", *words],
                       cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "base")
    file = folder / "objects-00000.yaml"
    # Five policies select another tier.
    file.write_text(file.read_text().replace("tier: tier-3", "tier: tier-4", 5))
    words = [*FLAGS, "-jar", JAR]
    compare(f"diff of {vms} VMs, 150 policies, 200 namespaces", {
        "check": Command(java(*words, "check", ".", "--fail-on", "never"), folder),
        "check --since HEAD": Command(
            java(*words, "check", "--since", "HEAD", ".", "--fail-on", "never"), folder),
        "diff HEAD": Command(java(*words, "diff", "HEAD", "--fail-on", "never"), folder),
    }, args.rounds)


def maven(folder, args):
    trees.make("maven", folder / "maven", 44)
    quiet = ["mvn", "-q", "-o", "-B", "verify", *os.environ.get("MAVEN_ARGS_OF_BENCHMARK", "").split()]
    compare("a reactor of 44 modules", {
        "without": Command(quiet, folder / "maven" / "without"),
        "with check": Command(quiet, folder / "maven" / "with"),
        "with check, skipped": Command([*quiet, "-Dmigration-lint.skip"], folder / "maven" / "with"),
    }, min(args.rounds, 5))


PARTS = {part.__name__: part for part in (hook, formats, scan, kustomize, scale, since, shapes, large, diff, maven)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--only", default="hook,formats,scan,kustomize,scale,since,shapes,large,diff",
                        help="all but maven, which needs the plugin in the local repository: mvn install")
    parser.add_argument("--small", action="store_true", help="small trees: minutes instead of an hour")
    args = parser.parse_args()
    if not JAR.exists():
        sys.exit(f"{JAR} is missing: build it with mvn package")
    heading()
    for name in args.only.split(","):
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](pathlib.Path(folder), args)


if __name__ == "__main__":
    main()

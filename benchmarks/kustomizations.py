#!/usr/bin/env python3
"""Measures what composing costs: a repository of kustomizations against the same objects in flat files.

Generates both: overlays of a few bases, each with a patch, and the objects they make, written out.
Runs them in rotation, so that a busy moment of the machine hits both, and prints the median over the
rounds of the ratio of each round.
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
BASES = 20

HCO = """apiVersion: hco.kubevirt.io/v1beta1
kind: HyperConverged
metadata:
  name: kubevirt-hyperconverged
  namespace: openshift-cnv
spec:
  liveMigrationConfig:
    parallelMigrationsPerCluster: {limit}
    parallelOutboundMigrationsPerNode: 2
    completionTimeoutPerGiB: 150
"""
POLICY = """apiVersion: migrations.kubevirt.io/v1alpha1
kind: MigrationPolicy
metadata:
  name: {name}
spec:
  bandwidthPerMigration: {bandwidth}
  selectors:
    virtualMachineInstanceSelector:
      tier: {tier}
"""
PATCH = """resources:
- ../../../bases/base-{base}
patches:
- target:
    kind: HyperConverged
  patch: |-
    - op: replace
      path: /spec/liveMigrationConfig/parallelMigrationsPerCluster
      value: {limit}
- target:
    kind: MigrationPolicy
    name: gold
  patch: |-
    apiVersion: migrations.kubevirt.io/v1alpha1
    kind: MigrationPolicy
    metadata:
      name: gold
    spec:
      bandwidthPerMigration: {bandwidth}
"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def generate(folder, overlays):
    """Two repositories for the same clusters, one composed and one flat."""
    composed, flat = pathlib.Path(folder, "composed"), pathlib.Path(folder, "flat")
    for base in range(BASES):
        home = composed / "bases" / f"base-{base}"
        write(home / "kustomization.yaml", "resources:\n- hco.yaml\n- gold.yaml\n- silver.yaml\n")
        write(home / "hco.yaml", HCO.format(limit=5))
        write(home / "gold.yaml", POLICY.format(name="gold", bandwidth="64Mi", tier="gold"))
        write(home / "silver.yaml", POLICY.format(name="silver", bandwidth="64Mi", tier="silver"))
    for overlay in range(overlays):
        limit, bandwidth = 5 + overlay % 20, f"{64 + overlay % 64}Mi"
        cluster = f"cluster-{overlay}"
        write(composed / "clusters" / cluster / "virt" / "kustomization.yaml",
              PATCH.format(base=overlay % BASES, limit=limit, bandwidth=bandwidth))
        home = flat / "clusters" / cluster / "virt"
        write(home / "hco.yaml", HCO.format(limit=limit))
        write(home / "gold.yaml", POLICY.format(name="gold", bandwidth=bandwidth, tier="gold"))
        write(home / "silver.yaml", POLICY.format(name="silver", bandwidth="64Mi", tier="silver"))
    return composed, flat


def cost(folder):
    """CPU seconds (user and system) and wall seconds of a check."""
    before = os.times()
    start = time.perf_counter()
    subprocess.run(
        ["java", "-XX:+UseSerialGC", "-jar", str(JAR), "check", "--no-config", "."],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - start
    after = os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return cpu, wall


def main():
    overlays = int(sys.argv[1]) if len(sys.argv) > 1 else 700
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    if not JAR.exists():
        sys.exit(f"{JAR} is missing: build it with mvn package")
    with tempfile.TemporaryDirectory() as folder:
        composed, flat = generate(folder, overlays)
        cost(composed), cost(flat)
        ratios = []
        for _ in range(rounds):
            one, other = cost(composed), cost(flat)
            ratios.append((one[0] / other[0], one[1] / other[1]))
        cpu, wall = (statistics.median(column) for column in zip(*ratios))
        print(f"{overlays} kustomizations over {BASES} bases against the same objects in flat files:"
              f" CPU x{cpu:.2f}, wall x{wall:.2f}   ({rounds} rounds, medians)")


if __name__ == "__main__":
    main()

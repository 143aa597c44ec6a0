package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.budget.Credit;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.cluster.SchemaCheck;
import io.github.migrationlint.core.cluster.VersionEvidence;
import io.github.migrationlint.core.config.DeclaredVersion;
import io.github.migrationlint.core.diff.ClusterState.VmKey;
import io.github.migrationlint.core.diff.Difference.Kind;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.resource.ResourceReader;
import io.github.migrationlint.core.resource.ResourceReader.CheckedManifest;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One cluster on both sides, and what it would be in between: with some of the edits that lead from
 * the base to the head.
 */
final class ClusterPair {
  private static final List<String> WORKLOADS = List.of(
      "VirtualMachine",
      "VirtualMachineInstance",
      "VirtualMachineInstanceReplicaSet",
      "VirtualMachinePool");

  /** Of no importance to the question which policy governs, and with what settings. */
  private static final Set<String> OF_STORAGE = Set.of(
      "DataVolume",
      "DataSource",
      "DataImportCron",
      "PersistentVolumeClaim",
      "PersistentVolume",
      "ResourceQuota",
      "StorageClass",
      "StorageProfile",
      "NetworkAttachmentDefinition");

  /**
   * The part of a cluster that decides about some VMs.
   *
   * @param places of the VMs that are asked about: their namespaces, or their names with those
   * @param withNeighbors whether storage and the other VMs of their namespaces count
   */
  record Scope(Set<String> places, boolean withNeighbors) {
    static Scope of(Set<VmKey> vms, boolean withNeighbors) {
      var places = new HashSet<String>();
      for (var vm : vms) {
        places.add(withNeighbors ? vm.namespace() : vm.namespace() + "/" + vm.name());
      }
      return new Scope(places, withNeighbors);
    }

    private boolean holds(Manifest manifest) {
      if (!isWorkload(manifest.gvk().kind())) {
        return withNeighbors || !OF_STORAGE.contains(manifest.gvk().kind());
      }
      var namespace = manifest.namespace().orElse("default");
      return places.contains(
          withNeighbors ? namespace : namespace + "/" + manifest.name().orElse(""));
    }
  }

  /** What an evaluation costs, and an object that is read for it, beside its size. */
  private static final int STEPS_PER_EVALUATION = 1_000;

  private static final int STEPS_PER_OBJECT = 100;
  private static final int CHARACTERS_PER_STEP = 4;

  private final ClusterSide base;
  private final ClusterSide head;
  private final ObjectEdits objects;
  private final List<Difference> edits = new ArrayList<>();
  private final SchemaCheck schemas = new SchemaCheck();
  private final Map<PlatformVersions, IdentityHashMap<Manifest, CheckedManifest>> checked =
      new HashMap<>();

  ClusterPair(ClusterSide base, ClusterSide head) {
    this.base = base;
    this.head = head;
    this.objects = ObjectEdits.between(base.manifests(), head.manifests());
    edits.addAll(objects.edits());
    var before = base.declared();
    var now = head.declared();
    if (!before.map(DeclaredVersion::line).equals(now.map(DeclaredVersion::line))) {
      edits.add(Difference.of(
          Kind.TARGET, before.map(DeclaredVersion::place), now.map(DeclaredVersion::place)));
    }
    if (!base.facts().equals(head.facts())) {
      edits.add(Difference.of(Kind.FACTS, Optional.empty(), Optional.empty()));
    }
    if (!base.notSeen().equals(head.notSeen())) {
      edits.add(Difference.of(Kind.REMOTE, firstOnlyIn(base, head), firstOnlyIn(head, base)));
    }
  }

  private static Optional<Span> firstOnlyIn(ClusterSide side, ClusterSide other) {
    for (var remote : side.notSeen()) {
      if (!other.notSeen().contains(remote)) {
        return Optional.of(remote.place());
      }
    }
    return Optional.empty();
  }

  /** Whether objects of that kind make VMIs. */
  static boolean isWorkload(String kind) {
    return WORKLOADS.contains(kind);
  }

  ClusterSide base() {
    return base;
  }

  ClusterSide head() {
    return head;
  }

  /** All that differs, in a fixed order. */
  List<Difference> edits() {
    return edits;
  }

  /** How many objects an evaluation looks at, at most. */
  int size() {
    return Math.max(base.manifests().size(), head.manifests().size());
  }

  /** The versions with these edits alone. */
  PlatformVersions versions(BitSet wanted) {
    var declared = isWanted(Kind.TARGET, wanted) ? head.declared() : base.declared();
    if (declared.isPresent()) {
      return VersionEvidence.declared(declared.get());
    }
    if (wanted.isEmpty() && base.declared().isEmpty()) {
      return base.model().versions();
    }
    var remotes = isWanted(Kind.REMOTE, wanted) ? head.notSeen() : base.notSeen();
    return VersionEvidence.in(objects.apply(wanted), remotes);
  }

  private boolean isWanted(Kind kind, BitSet wanted) {
    for (var i = objects.edits().size(); i < edits.size(); i++) {
      if (edits.get(i).kind() == kind) {
        return wanted.get(i);
      }
    }
    return false;
  }

  /**
   * What becomes of the VMs of a scope with these edits alone.
   *
   * @param steps pay for it, also if there are too few of them left
   */
  ClusterState evaluate(BitSet wanted, Scope scope, Credit steps) {
    var cost = (long) STEPS_PER_EVALUATION + size();
    var versions = haveSameVersions() ? base.model().versions() : versions(wanted);
    var manifests = new ArrayList<Manifest>();
    for (var manifest : objects.apply(wanted)) {
      if (ResourceReader.matters(manifest) && scope.holds(manifest)) {
        manifests.add(manifest);
        var span = manifest.root().span();
        cost += STEPS_PER_OBJECT + (span.end() - span.start()) / CHARACTERS_PER_STEP;
      }
    }
    steps.take(cost);
    var resources = new ResourceReader().read(check(manifests, versions));
    var facts = isWanted(Kind.FACTS, wanted) ? head.facts() : base.facts();
    return StateReader.of(new ClusterModel(base.name(), versions, facts, resources));
  }

  /** Whether both sides run the same releases, so that no edit can change them on its own account. */
  boolean haveSameVersions() {
    var before = base.model().versions();
    var now = head.model().versions();
    return before.hyperConvergedBounds().equals(now.hyperConvergedBounds())
        && before.kubeVirtBounds().equals(now.kubeVirtBounds())
        && before.source() == now.source();
  }

  /** What was checked before is not checked again. */
  private List<CheckedManifest> check(List<Manifest> manifests, PlatformVersions versions) {
    for (var manifest : manifests) {
      if (manifest.partial()) {
        // What an ACM policy creates depends on what else there is.
        return schemas.check(manifests, versions).value();
      }
    }
    var known = checked.computeIfAbsent(versions, unused -> new IdentityHashMap<>());
    var open = new ArrayList<Manifest>();
    for (var manifest : manifests) {
      if (!known.containsKey(manifest)) {
        open.add(manifest);
      }
    }
    var answers = schemas.check(open, versions).value();
    for (var i = 0; i < open.size(); i++) {
      known.put(open.get(i), answers.get(i));
    }
    var all = new ArrayList<CheckedManifest>();
    for (var manifest : manifests) {
      var answer = known.get(manifest);
      if (answer != null) {
        all.add(answer);
      }
    }
    return all;
  }
}

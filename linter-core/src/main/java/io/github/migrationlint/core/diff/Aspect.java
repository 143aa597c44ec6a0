package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.diff.ClusterState.VmState;
import io.github.migrationlint.core.report.DiffReport.Change;
import io.github.migrationlint.core.report.DiffReport.Kind;
import io.github.migrationlint.core.resource.MigrationField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that can be asked about a VM.
 *
 * @param field a setting; empty for the other kinds
 */
record Aspect(Kind kind, String field) {
  /** They count in the whole cluster, whatever a VM has. */
  static final Set<String> OF_CLUSTER = Set.of(
      MigrationField.PARALLEL_MIGRATIONS_PER_CLUSTER.name(),
      MigrationField.PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE.name());

  private static final Aspect WINNER = new Aspect(Kind.WINNER, "");
  private static final Aspect MIGRATABILITY = new Aspect(Kind.MIGRATABILITY, "");
  private static final Aspect DRAIN = new Aspect(Kind.DRAIN, "");

  /** Whether storage and other VMs decide about it. */
  boolean needsNeighbors() {
    return kind == Kind.DRAIN || kind == Kind.MIGRATABILITY;
  }

  KnownValue of(VmState vm) {
    return switch (kind) {
      case WINNER -> vm.winner();
      case MIGRATABILITY -> vm.migratability();
      case DRAIN -> vm.drain();
      default -> vm.settings().getOrDefault(field, KnownValue.NONE);
    };
  }

  Change change(VmState before, VmState now) {
    return new Change(
        kind,
        field.isEmpty() ? Optional.empty() : Optional.of(field),
        Optional.empty(),
        of(before).reported(),
        of(now).reported());
  }

  /** What differs between both states of a VM, in the order of reports. */
  static List<Aspect> differing(VmState before, VmState now) {
    var differing = new ArrayList<Aspect>();
    if (!before.winner().isSameAs(now.winner())) {
      differing.add(WINNER);
    }
    for (var field : differing(before.settings(), now.settings())) {
      if (!OF_CLUSTER.contains(field)) {
        differing.add(new Aspect(Kind.SETTINGS, field));
      }
    }
    if (!before.migratability().isSameAs(now.migratability())) {
      differing.add(MIGRATABILITY);
    }
    if (!before.drain().isSameAs(now.drain())) {
      differing.add(DRAIN);
    }
    return differing;
  }

  /** The settings with another value, in the order of {@link MigrationField#ALL}. */
  static List<String> differing(Map<String, KnownValue> before, Map<String, KnownValue> now) {
    var names = new HashSet<>(before.keySet());
    names.addAll(now.keySet());
    var differing = new ArrayList<String>();
    for (var field : MigrationField.ALL) {
      var name = field.name();
      if (names.contains(name)
          && !before
              .getOrDefault(name, KnownValue.NONE)
              .isSameAs(now.getOrDefault(name, KnownValue.NONE))) {
        differing.add(name);
      }
    }
    return differing;
  }
}

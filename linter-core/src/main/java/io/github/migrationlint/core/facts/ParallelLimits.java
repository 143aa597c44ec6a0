package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.MigrationField;
import java.util.Objects;
import java.util.Optional;

/**
 * How many migrations may run at once. They count in the cluster's configuration alone, whatever a
 * policy says: kubevirt {@code pkg/virt-controller/watch/migration/migration.go}, {@code
 * handleTargetPodCreation}. There is no limit on those that reach one node.
 *
 * @param cluster in all of it, at least one
 * @param outbound away from one node, at least one
 */
public record ParallelLimits(Setting<Long> cluster, Setting<Long> outbound) {
  /** Empty where the repository does not show them, and where nothing ever migrates. */
  public static final Analysis<Optional<ParallelLimits>> ANALYSIS =
      new Fact<>("parallel-limits", SettingsByPolicy.ANALYSIS) {
        @Override
        public Optional<ParallelLimits> run(Pass pass) {
          return of(pass.resultOf(SettingsByPolicy.ANALYSIS));
        }
      };

  public ParallelLimits {
    Objects.requireNonNull(cluster);
    Objects.requireNonNull(outbound);
  }

  private static Optional<ParallelLimits> of(SettingsByPolicy effective) {
    var cluster = effective.cluster().get(MigrationField.PARALLEL_MIGRATIONS_PER_CLUSTER);
    var outbound = effective.cluster().get(MigrationField.PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE);
    var areUsable = effective.isShown()
        && cluster.filter(limit -> limit.value() > 0).isPresent()
        && outbound.filter(limit -> limit.value() > 0).isPresent();
    return areUsable
        ? Optional.of(new ParallelLimits(cluster.get(), outbound.get()))
        : Optional.empty();
  }

  /** How many may leave one node at once. */
  public long leavingOneNode() {
    return Math.min(outbound.value(), cluster.value());
  }

  /** How many may share the link of one node: those that leave it, or those that reach it. */
  public long onOneLink(Optional<Integer> nodes) {
    var reaching = nodes.map(number -> onNodes(number - 1)).orElse(cluster.value());
    return Math.max(leavingOneNode(), reaching);
  }

  /** How many may run at once in a cluster of so many nodes. */
  public long onNodes(int nodes) {
    // Limits are 32 bits wide, so the product fits.
    return Math.min(cluster.value(), outbound.value() * nodes);
  }
}

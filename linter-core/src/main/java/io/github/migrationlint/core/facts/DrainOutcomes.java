package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.DrainOutcome.Effect;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * What a drain does to every workload of the cluster, in source order; what only changes another
 * object is left out. Upstream: kubevirt {@code
 * pkg/virt-api/webhooks/validating-webhook/admitters/pod-eviction-admitter.go}, {@code
 * admitLauncherPod}.
 */
public final class DrainOutcomes {
  public static final Analysis<List<DrainOutcome>> ANALYSIS =
      new Fact<>("drain-outcomes", EvictionStrategies.ANALYSIS, Migratabilities.ANALYSIS) {
        @Override
        public List<DrainOutcome> run(Pass pass) {
          var strategies = pass.resultOf(EvictionStrategies.ANALYSIS);
          var migratabilities = pass.resultOf(Migratabilities.ANALYSIS);
          var singleNode =
              pass.cluster().facts().nodes().filter(count -> count == 1).isPresent();
          var outcomes = new ArrayList<DrainOutcome>();
          for (var workload : pass.cluster().workloads()) {
            if (!workload.header().partial()) {
              outcomes.add(of(workload, strategies, migratabilities.of(workload), singleNode));
            }
          }
          return List.copyOf(outcomes);
        }
      };

  private DrainOutcomes() {}

  private static DrainOutcome of(
      Workload workload,
      EvictionStrategies strategies,
      Migratability migratability,
      boolean singleNode) {
    var strategy = strategies.of(workload);
    var pin = NodePin.of(workload);
    var restart = Restart.of(workload);
    var hasTarget = pin.isEmpty() && !singleNode;
    var effect = strategy
        .map(setting -> effect(setting.value(), migratability.truth(), hasTarget, restart))
        .orElse(Effect.UNDECIDED);
    return new DrainOutcome(
        workload,
        effect,
        strategy,
        strategies.leftToWorkers(workload),
        migratability,
        pin,
        singleNode,
        restart);
  }

  private static Effect effect(
      EvictionStrategy strategy, Truth canMigrate, boolean hasTarget, Restart restart) {
    return switch (strategy) {
      case EXTERNAL -> Effect.WAITS_FOR_OTHERS;
      case NONE -> shutDown(restart);
      case LIVE_MIGRATE ->
        switch (canMigrate) {
          case NO -> Effect.BLOCKS_DRAIN;
          case YES -> hasTarget ? Effect.MIGRATES : Effect.BLOCKS_DRAIN;
          // Whatever keeps it from migrating blocks the drain as well.
          case UNKNOWN -> hasTarget ? Effect.UNDECIDED : Effect.BLOCKS_DRAIN;
        };
      case LIVE_MIGRATE_IF_POSSIBLE ->
        switch (canMigrate) {
          case NO -> shutDown(restart);
          case YES -> hasTarget ? Effect.MIGRATES : Effect.BLOCKS_DRAIN;
          case UNKNOWN -> Effect.UNDECIDED;
        };
    };
  }

  private static Effect shutDown(Restart restart) {
    return switch (restart) {
      case YES -> Effect.RESTARTS;
      case NO -> Effect.STAYS_DOWN;
      case NOT_RUNNING, UNKNOWN -> Effect.SHUTS_DOWN;
    };
  }
}

package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.DrainOutcome.Case;
import io.github.migrationlint.core.facts.DrainOutcome.Effect;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a drain does to every workload of the cluster, in source order; what only changes another
 * object is left out. Upstream: kubevirt {@code
 * pkg/virt-api/webhooks/validating-webhook/admitters/pod-eviction-admitter.go}, {@code
 * admitLauncherPod}.
 */
public final class DrainOutcomes {
  public static final Analysis<List<DrainOutcome>> ANALYSIS =
      new Fact<>(
          "drain-outcomes",
          EvictionStrategies.ANALYSIS,
          Migratabilities.ANALYSIS,
          TargetNodes.ANALYSIS) {
        @Override
        public List<DrainOutcome> run(Pass pass) {
          var strategies = pass.resultOf(EvictionStrategies.ANALYSIS);
          var migratabilities = pass.resultOf(Migratabilities.ANALYSIS);
          var targets = pass.resultOf(TargetNodes.ANALYSIS);
          var singleNode =
              pass.cluster().facts().nodes().filter(count -> count == 1).isPresent();
          var outcomes = new ArrayList<DrainOutcome>();
          var known = new Distinct<Migratability>();
          var cases = new Distinct<List<Case>>();
          for (var workload : pass.cluster().workloads()) {
            if (!workload.header().partial()) {
              var chances = new Chances(
                  known.of(migratabilities.of(workload)),
                  targets.of(workload),
                  singleNode,
                  Restart.of(workload));
              outcomes.add(of(workload, strategies, chances, cases));
            }
          }
          return List.copyOf(outcomes);
        }
      };

  /** More than these would hide what they say. */
  private static final int MOST_CONDITIONS = 2;

  private DrainOutcomes() {}

  /** What decides about one workload besides the strategy. */
  private record Chances(
      Migratability migratability,
      List<TargetObstacle> targets,
      boolean singleNode,
      Restart restart) {
    Truth hasTarget() {
      var answer = singleNode ? Truth.NO : Truth.YES;
      for (var target : targets) {
        answer = answer.and(target.isCertain() ? Truth.NO : Truth.UNKNOWN);
      }
      return answer;
    }

    /** What has to be so that it migrates; empty if nothing is left to know. */
    String condition() {
      var conditions = new ArrayList<String>();
      for (var doubt : migratability.doubts()) {
        if (!conditions.contains(doubt.condition())) {
          conditions.add(doubt.condition());
        }
      }
      for (var target : targets) {
        if (!target.isCertain()) {
          conditions.add(target.unless());
        }
      }
      var more = conditions.size() - MOST_CONDITIONS;
      var first = conditions.subList(0, Math.min(conditions.size(), MOST_CONDITIONS));
      return String.join(" and ", first)
          + (more > 0
              ? " and " + more + (more == 1 ? " more condition holds" : " more conditions hold")
              : "");
    }
  }

  private static DrainOutcome of(
      Workload workload,
      EvictionStrategies strategies,
      Chances chances,
      Distinct<List<Case>> cases) {
    var strategy = strategies.of(workload);
    var left = strategies.leftToWorkers(workload);
    var effect = strategy.map(setting -> effect(setting.value(), chances)).orElse(Effect.UNDECIDED);
    return new DrainOutcome(
        workload,
        effect,
        strategy,
        left,
        chances.migratability(),
        NodePin.of(workload),
        chances.targets(),
        chances.singleNode(),
        chances.restart(),
        effect == Effect.UNDECIDED
            ? cases.of(cases(strategy, left.isPresent(), chances))
            : List.of());
  }

  private static List<Case> cases(
      Optional<Setting<EvictionStrategy>> strategy, boolean leftToWorkers, Chances chances) {
    var cases = new ArrayList<Case>();
    if (strategy.isPresent()) {
      addCases("", strategy.get().value(), chances, cases);
    } else if (leftToWorkers) {
      addCases("two or more workers", EvictionStrategy.LIVE_MIGRATE, chances, cases);
      addCases("one worker", EvictionStrategy.NONE, chances, cases);
    }
    return List.copyOf(cases);
  }

  private static void addCases(
      String when, EvictionStrategy strategy, Chances chances, List<Case> cases) {
    var effect = effect(strategy, chances);
    var condition = chances.condition();
    if (effect != Effect.UNDECIDED) {
      cases.add(new Case(when, effect));
    } else if (!condition.isEmpty()) {
      var start = when.isEmpty() ? "" : when + ", ";
      cases.add(new Case(start + condition, Effect.MIGRATES));
      cases.add(new Case(start + "otherwise", otherwise(strategy, chances)));
    }
  }

  /** What happens if the condition does not hold. */
  private static Effect otherwise(EvictionStrategy strategy, Chances chances) {
    var isBlocked =
        strategy == EvictionStrategy.LIVE_MIGRATE || chances.migratability().truth() == Truth.YES;
    return isBlocked ? Effect.BLOCKS_DRAIN : shutDown(chances.restart());
  }

  private static Effect effect(EvictionStrategy strategy, Chances chances) {
    return switch (strategy) {
      case EXTERNAL -> Effect.WAITS_FOR_OTHERS;
      case NONE -> shutDown(chances.restart());
      case LIVE_MIGRATE -> migration(chances.migratability().truth().and(chances.hasTarget()));
      case LIVE_MIGRATE_IF_POSSIBLE ->
        switch (chances.migratability().truth()) {
          case NO -> shutDown(chances.restart());
          case YES -> migration(chances.hasTarget());
          case UNKNOWN -> Effect.UNDECIDED;
        };
    };
  }

  /** What keeps it from migrating blocks the drain, whatever it is. */
  private static Effect migration(Truth succeeds) {
    return switch (succeeds) {
      case NO -> Effect.BLOCKS_DRAIN;
      case YES -> Effect.MIGRATES;
      case UNKNOWN -> Effect.UNDECIDED;
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

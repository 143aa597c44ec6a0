package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcome.Effect;
import io.github.migrationlint.core.facts.EvictionStrategy;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.report.WhoWinsReport.Conditional;
import io.github.migrationlint.core.report.WhoWinsReport.Drain;
import java.util.ArrayList;
import java.util.List;

/** Says of a VM what a drain does to it, and what that rests on. */
public final class DrainText {
  private DrainText() {}

  public static Drain of(DrainOutcome outcome) {
    if (outcome.isHalted()) {
      return new Drain("does not meet it", "its manifest says that it does not run", List.of());
    }
    var reasons = new ArrayList<String>();
    reasons.add(strategy(outcome));
    if (migrationMatters(outcome)) {
      addObstacles(outcome, reasons);
    }
    var cases = new ArrayList<Conditional>();
    for (var known : outcome.conditions()) {
      cases.add(new Conditional(known.condition(), known.effect().description()));
    }
    return new Drain(outcome.effect().description(), String.join("; ", reasons), cases);
  }

  private static String strategy(DrainOutcome outcome) {
    if (outcome.leftToWorkers().isPresent()) {
      return "HyperConverged takes `LiveMigrate` with two nodes or more, else `None`";
    }
    return outcome
        .strategy()
        .map(DrainText::describe)
        .orElse("its eviction strategy is not in the repository");
  }

  private static String describe(Setting<EvictionStrategy> strategy) {
    return "`" + strategy.value().word() + "` (" + strategy.origin().description() + ")";
  }

  /** Without a migration, nothing can be in its way. */
  private static boolean migrationMatters(DrainOutcome outcome) {
    return !outcome.has(EvictionStrategy.NONE) && !outcome.has(EvictionStrategy.EXTERNAL);
  }

  private static void addObstacles(DrainOutcome outcome, List<String> reasons) {
    var migratability = outcome.migratability();
    if (migratability.truth() == Truth.NO) {
      reasons.add("it cannot migrate: " + migratability.obstacles().get(0).description());
    } else if (outcome.singleNode()) {
      reasons.add("there is one node");
    } else if (!outcome.targets().isEmpty()) {
      reasons.add(outcome.targets().get(0).description());
    } else if (outcome.effect() == Effect.UNDECIDED && !migratability.doubts().isEmpty()) {
      reasons.add(migratability.doubts().get(0).description());
    }
  }
}

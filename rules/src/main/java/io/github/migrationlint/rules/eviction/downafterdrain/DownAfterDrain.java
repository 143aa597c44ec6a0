package io.github.migrationlint.rules.eviction.downafterdrain;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.EvictionStrategy;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.rules.eviction.Obstacles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A VM that a drain shuts down, and that no one starts again. */
public final class DownAfterDrain implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "down-after-drain",
          Severity.WARNING,
          "a VM stays down after a drain because of its run strategy")
      .requires(DrainOutcomes.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
      if (outcome.effect() == DrainOutcome.Effect.STAYS_DOWN) {
        runStrategy(outcome).ifPresent(written -> findings.add(describe(outcome, written)));
      }
    }
    return findings;
  }

  /** Empty for a VMI of its own, which no one expects to come back. */
  private static Optional<Field.Present<String>> runStrategy(DrainOutcome outcome) {
    return outcome
        .workload()
        .machine()
        .flatMap(machine -> machine.runStrategy() instanceof Field.Present<String> present
            ? Optional.of(present)
            : Optional.empty());
  }

  private static Diagnostic describe(DrainOutcome outcome, Field.Present<String> runStrategy) {
    var strategy = outcome.strategy().orElseThrow();
    var message = outcome.workload().title() + " stays down after a drain: `runStrategy` is `"
        + runStrategy.get() + "`";
    var finding = CARD.at(runStrategy.span(), message)
        .withHelp(
            outcome.migratability().truth() == Truth.NO
                ? "set `runStrategy: Always`"
                : "set `evictionStrategy: LiveMigrate`, or set `runStrategy: Always`");
    var related = strategy
        .origin()
        .place()
        .map(place -> finding.withRelated(
            place, "`" + strategy.value().word() + "` lets the drain shut it down"))
        .orElse(finding);
    return outcome.has(EvictionStrategy.NONE)
        ? related
        : Obstacles.relate(related, outcome.migratability().obstacles());
  }
}

package io.github.migrationlint.rules.quota.tightresourcequota;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.TargetObstacle;
import io.github.migrationlint.rules.scheduling.TargetFindings;
import java.util.List;

/** A quota that keeps the target pod of every migration from being created. */
public final class TightResourceQuota implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "tight-resource-quota",
          Severity.WARNING,
          "the quota of a namespace has no room for a second pod of a VM")
      .requires(DrainOutcomes.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    return TargetFindings.of(
        pass.resultOf(DrainOutcomes.ANALYSIS),
        TargetObstacle.Kind.QUOTA,
        TightResourceQuota::describe);
  }

  private static Diagnostic describe(DrainOutcome outcome, TargetObstacle obstacle) {
    return CARD.at(
            obstacle.place(),
            obstacle.description() + " of " + outcome.workload().title())
        .withHelp("raise the limit so that a second pod of the VM fits");
  }
}

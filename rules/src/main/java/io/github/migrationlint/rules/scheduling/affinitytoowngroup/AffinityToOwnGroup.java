package io.github.migrationlint.rules.scheduling.affinitytoowngroup;

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

/** A VM whose required affinity leads to the node it has to leave. */
public final class AffinityToOwnGroup implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "affinity-to-own-group",
          Severity.WARNING,
          "a VM must run beside its own group, which is on the node it leaves")
      .requires(DrainOutcomes.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    return TargetFindings.of(
        pass.resultOf(DrainOutcomes.ANALYSIS),
        TargetObstacle.Kind.OWN_GROUP,
        AffinityToOwnGroup::describe);
  }

  private static Diagnostic describe(DrainOutcome outcome, TargetObstacle obstacle) {
    return CARD.at(
            obstacle.place(),
            outcome.workload().title()
                + " must run beside its own group, which stays on the old node")
        .withHelp("make the affinity preferred, or set `evictionStrategy: None`");
  }
}

package io.github.migrationlint.rules.scheduling.crowdedantiaffinity;

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

/** As many VMs that must run apart as there are nodes, so that no node is free for a target. */
public final class CrowdedAntiAffinity implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "crowded-anti-affinity",
          Severity.WARNING,
          "as many VMs exclude each other as there are nodes")
      .requires(DrainOutcomes.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    return TargetFindings.of(
        pass.resultOf(DrainOutcomes.ANALYSIS),
        TargetObstacle.Kind.CROWDED_NODES,
        CrowdedAntiAffinity::describe);
  }

  private static Diagnostic describe(DrainOutcome outcome, TargetObstacle obstacle) {
    return CARD.at(
            obstacle.place(),
            obstacle.description() + ", so " + outcome.workload().title() + " has no target")
        .withHelp("make the anti-affinity preferred, or add a node");
  }
}

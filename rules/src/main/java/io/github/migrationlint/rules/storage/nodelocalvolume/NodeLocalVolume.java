package io.github.migrationlint.rules.storage.nodelocalvolume;

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

/** A VM whose volume one node alone can use, whatever its access modes say. */
public final class NodeLocalVolume implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "node-local-volume", Severity.WARNING, "a VM that must migrate uses a volume of one node")
      .requires(DrainOutcomes.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    return TargetFindings.of(
        pass.resultOf(DrainOutcomes.ANALYSIS),
        TargetObstacle.Kind.LOCAL_VOLUME,
        NodeLocalVolume::describe);
  }

  private static Diagnostic describe(DrainOutcome outcome, TargetObstacle obstacle) {
    return CARD.at(
            obstacle.place(),
            outcome.workload().title() + " has no target: " + obstacle.description())
        .withHelp("use storage that every node reaches, or set `evictionStrategy: None`");
  }
}

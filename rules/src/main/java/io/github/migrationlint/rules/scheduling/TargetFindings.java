package io.github.migrationlint.rules.scheduling;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.TargetObstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** How rules tell why a migration has no target: one finding for each VM that a drain may ask to migrate. */
public final class TargetFindings {
  private TargetFindings() {}

  /** What a rule says of the obstacles of one kind, with the places that explain them. */
  public static List<Diagnostic> of(
      List<DrainOutcome> outcomes,
      TargetObstacle.Kind kind,
      BiFunction<DrainOutcome, TargetObstacle, Diagnostic> describe) {
    var findings = new ArrayList<Diagnostic>();
    for (var outcome : outcomes) {
      if (outcome.mayNeedTarget()) {
        for (var obstacle : outcome.targets()) {
          if (obstacle.kind() == kind) {
            findings.add(related(describe.apply(outcome, obstacle), outcome, obstacle));
          }
        }
      }
    }
    return findings;
  }

  private static Diagnostic related(
      Diagnostic finding, DrainOutcome outcome, TargetObstacle obstacle) {
    var related = finding;
    for (var label : obstacle.related()) {
      related = related.withRelated(label.span(), label.message());
    }
    var strategy = outcome.strategy().flatMap(setting -> setting.origin().place());
    return strategy.isPresent()
        ? related.withRelated(strategy.get(), "drains ask it to migrate")
        : related;
  }
}

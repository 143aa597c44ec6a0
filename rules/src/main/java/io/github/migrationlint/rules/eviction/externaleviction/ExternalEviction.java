package io.github.migrationlint.rules.eviction.externaleviction;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.EvictionStrategies;
import io.github.migrationlint.core.facts.EvictionStrategy;
import java.util.ArrayList;
import java.util.List;

/** A VM whose drain is left to a program that the repository does not show. */
public final class ExternalEviction implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "external-eviction", Severity.NOTE, "a drain waits for a controller outside of KubeVirt")
      .requires(DrainOutcomes.ANALYSIS, EvictionStrategies.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    pass.resultOf(EvictionStrategies.ANALYSIS)
        .cluster()
        .filter(strategy -> strategy.value() == EvictionStrategy.EXTERNAL)
        .flatMap(strategy -> strategy.origin().place())
        .ifPresent(place -> findings.add(
            CARD.at(place, "drains wait for an external controller to move VMs of this cluster")
                .withHelp("run that controller, or set `evictionStrategy: LiveMigrate`")));
    for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
      var written = outcome.workload().guest().evictionStrategy();
      if (outcome.effect() == DrainOutcome.Effect.WAITS_FOR_OTHERS && written.isWritten()) {
        var message = "drains wait for an external controller to move "
            + outcome.workload().title();
        findings.add(CARD.at(written.span(), message)
            .withHelp("run that controller, or set `evictionStrategy: LiveMigrate`"));
      }
    }
    return findings;
  }
}

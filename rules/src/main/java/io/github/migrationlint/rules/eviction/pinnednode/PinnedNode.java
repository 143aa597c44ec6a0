package io.github.migrationlint.rules.eviction.pinnednode;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.NodePin;
import io.github.migrationlint.core.facts.Truth;
import java.util.ArrayList;
import java.util.List;

/** A VM that must be migrated and may run on one node only. */
public final class PinnedNode implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "pinned-node", Severity.WARNING, "a VM that must migrate may run on one node only")
      .requires(DrainOutcomes.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
      if (outcome.blocksDrain()
          && outcome.migratability().truth() != Truth.NO
          && !outcome.singleNode()) {
        outcome.pin().ifPresent(pin -> findings.add(describe(outcome, pin)));
      }
    }
    return findings;
  }

  private static Diagnostic describe(DrainOutcome outcome, NodePin pin) {
    var message = outcome.workload().title() + " may run on node `" + pin.node()
        + "` only, so it has no migration target";
    var finding =
        CARD.at(pin.place(), message).withHelp("add more nodes, or set `evictionStrategy: None`");
    return outcome
        .strategy()
        .flatMap(strategy -> strategy.origin().place())
        .map(place -> finding.withRelated(place, "this asks for a migration"))
        .orElse(finding);
  }
}

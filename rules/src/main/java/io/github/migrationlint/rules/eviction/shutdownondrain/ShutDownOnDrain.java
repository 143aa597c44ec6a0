package io.github.migrationlint.rules.eviction.shutdownondrain;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ConfiguringObject;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.EvictionStrategy;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.rules.bandwidth.ScalarEdits;
import java.util.ArrayList;
import java.util.List;

/** A drain shuts a VM down that could have been migrated. */
public final class ShutDownOnDrain implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "shut-down-on-drain", Severity.WARNING, "a drain shuts down a VM that can migrate")
      .requires(DrainOutcomes.ANALYSIS, ConfiguringObject.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var byCluster = new ArrayList<DrainOutcome>();
    for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
      if (!mayMigrateInstead(outcome)) {
        continue;
      }
      if (outcome.workload().guest().evictionStrategy().isWritten()) {
        findings.add(ofItself(outcome));
      } else {
        byCluster.add(outcome);
      }
    }
    if (!byCluster.isEmpty()) {
      findings.add(ofCluster(byCluster, pass.resultOf(ConfiguringObject.ANALYSIS)));
    }
    return findings;
  }

  /** What stays down besides is another rule's. */
  private static boolean mayMigrateInstead(DrainOutcome outcome) {
    return outcome.has(EvictionStrategy.NONE)
        && outcome.migratability().truth() == Truth.YES
        && outcome.pin().isEmpty()
        && !outcome.singleNode()
        && !outcome.isHalted()
        // Of a VMI of its own no one expects that it comes back, so nothing else is said of it.
        && (outcome.effect() != DrainOutcome.Effect.STAYS_DOWN
            || outcome.workload().machine().isEmpty());
  }

  private static Diagnostic ofItself(DrainOutcome outcome) {
    var message = "a drain shuts down " + outcome.workload().title() + ", which can migrate";
    return CARD.at(outcome.workload().guest().evictionStrategy().span(), message)
        .withHelp("set `evictionStrategy: LiveMigrate`")
        .withFix(new Fix(
            "set `evictionStrategy: LiveMigrate`",
            Applicability.NEEDS_REVIEW,
            List.of(ScalarEdits.keepingQuotes(
                outcome.workload().guest().evictionStrategy().span(), "LiveMigrate"))));
  }

  private static Diagnostic ofCluster(List<DrainOutcome> outcomes, ConfiguringObject configuring) {
    var first = outcomes.get(0);
    var origin = first.strategy().orElseThrow().origin();
    var message = "drains shut down " + first.workload().title() + others(outcomes.size())
        + ", which can migrate";
    var place = origin.place();
    var finding = place.isPresent()
        ? CARD.at(place.get(), message)
        : CARD.at(configuring.header().orElseThrow().place(), message);
    return finding
        .withRelated(first.workload().header().place(), "gets `None` from " + origin.description())
        .withHelp("set `evictionStrategy: LiveMigrateIfPossible` for the cluster, or `LiveMigrate`"
            + " in the VMs that can migrate");
  }

  private static String others(int count) {
    if (count == 1) {
      return "";
    }
    return count == 2 ? " and 1 other" : " and " + (count - 1) + " others";
  }
}

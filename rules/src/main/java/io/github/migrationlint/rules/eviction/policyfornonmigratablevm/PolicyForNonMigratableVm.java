package io.github.migrationlint.rules.eviction.policyfornonmigratablevm;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.PolicyMatch;
import io.github.migrationlint.core.facts.PolicyMatches;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.rules.eviction.Obstacles;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A VM that a policy picks out by its labels, and that cannot migrate. */
public final class PolicyForNonMigratableVm implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "policy-for-non-migratable-vm",
          Severity.WARNING,
          "a policy selects a VM that cannot migrate")
      .requires(DrainOutcomes.ANALYSIS, PolicyMatches.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var winners = winners(pass.resultOf(PolicyMatches.ANALYSIS));
    var findings = new ArrayList<Diagnostic>();
    for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
      var policy = winners.get(outcome.workload());
      if (policy != null
          && outcome.migratability().truth() == Truth.NO
          && !outcome.blocksDrain()
          && !policy.virtualMachineInstanceSelector().pairs().isEmpty()) {
        findings.add(describe(outcome, policy));
      }
    }
    return findings;
  }

  private static Map<Workload, MigrationPolicy> winners(List<PolicyMatch> matches) {
    var winners = new IdentityHashMap<Workload, MigrationPolicy>();
    for (var match : matches) {
      match.winner().ifPresent(winner -> winners.put(match.workload(), winner));
    }
    return winners;
  }

  private static Diagnostic describe(DrainOutcome outcome, MigrationPolicy policy) {
    var obstacles = outcome.migratability().obstacles();
    var message =
        policy.title() + " governs " + outcome.workload().title() + ", which cannot migrate";
    var finding = CARD.at(obstacles.get(0).place(), message)
        .withRelated(policy.header().place(), "its settings never apply to that VM")
        .withHelp("remove the label from its template, or " + Obstacles.remedies(obstacles));
    return Obstacles.relate(finding, obstacles);
  }
}

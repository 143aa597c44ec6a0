package io.github.migrationlint.rules.policy.shadowedpolicy;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DeadPolicies;
import io.github.migrationlint.core.facts.PolicyLoss;
import io.github.migrationlint.core.facts.PolicyMatch;
import io.github.migrationlint.core.facts.PolicyReach;
import io.github.migrationlint.core.facts.PolicyTie;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.rules.policy.Enumeration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A policy matches VMs of the repository, and others win every one of them. */
public final class ShadowedPolicy implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "shadowed-policy",
          Severity.NOTE,
          "a policy matches VMs of the repository and governs none of them")
      .requires(
          PolicyReach.ANALYSIS, DeadPolicies.ANALYSIS, PolicyTie.ANALYSIS, PolicyLoss.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var dead = pass.resultOf(DeadPolicies.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var reach : pass.resultOf(PolicyReach.ANALYSIS)) {
      if (reach.isShadowed()
          && !dead.include(reach.policy())
          && !isReportedElsewhere(reach.policy(), pass)) {
        findings.add(describe(reach));
      }
    }
    return findings;
  }

  /** Whether another rule names the policy, for a tie it loses or for what the VMs lose with it. */
  private static boolean isReportedElsewhere(MigrationPolicy policy, Pass pass) {
    for (var loss : pass.resultOf(PolicyLoss.ANALYSIS)) {
      if (loss.loser().equals(policy) && !loss.isOfDeadPolicy()) {
        return true;
      }
    }
    return losesTie(policy, pass.resultOf(PolicyTie.ANALYSIS));
  }

  private static boolean losesTie(MigrationPolicy policy, List<PolicyTie> ties) {
    for (var tie : ties) {
      if (tie.other().equals(policy)) {
        return true;
      }
    }
    return false;
  }

  private static Diagnostic describe(PolicyReach reach) {
    var vms = new LinkedHashMap<MigrationPolicy, List<String>>();
    for (var match : reach.outranked()) {
      for (var winner : winners(match)) {
        vms.computeIfAbsent(winner, unused -> new ArrayList<>())
            .add(match.workload().id());
      }
    }
    var finding = CARD.at(reach.policy().header().place(), message(reach, names(vms.keySet())));
    for (var winner : vms.entrySet()) {
      finding = finding.withRelated(
          winner.getKey().header().place(),
          "takes precedence for " + Enumeration.of(winner.getValue()));
    }
    return finding
        .withHelp("delete it, unless it is meant for VMs to come")
        .withAssumption(Assumption.INVENTORY);
  }

  private static List<MigrationPolicy> winners(PolicyMatch match) {
    return match.winner().map(List::of).orElse(match.candidates());
  }

  private static List<String> names(Iterable<MigrationPolicy> policies) {
    var names = new ArrayList<String>();
    for (var policy : policies) {
      names.add(policy.name());
    }
    return names;
  }

  private static String message(PolicyReach reach, List<String> winners) {
    var vms = new ArrayList<String>();
    for (var match : reach.outranked()) {
      vms.add(match.workload().id());
    }
    return reach.policy().title()
        + (vms.size() == 1
            ? " does not govern its VM: "
            : " governs none of its " + vms.size() + " VMs: ")
        + (winners.size() == 1 ? "`" + winners.get(0) + "` takes" : winners.size() + " others take")
        + " precedence";
  }
}

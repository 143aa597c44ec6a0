package io.github.migrationlint.rules.policy.policymatchesnothing;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.LabelInventory;
import io.github.migrationlint.core.facts.NamespaceLabels;
import io.github.migrationlint.core.facts.PolicyReach;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.facts.VmiLabels;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.rules.policy.Enumeration;
import io.github.migrationlint.rules.policy.policymatchesnothing.NearMiss.Change;
import io.github.migrationlint.rules.policy.policymatchesnothing.NearMiss.Found;
import java.util.ArrayList;
import java.util.List;

/** The repository shows VMs, and a policy certainly matches none of them. */
public final class PolicyMatchesNothing implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "policy-matches-nothing", Severity.WARNING, "a policy matches no VM of the repository")
      .also(Severity.NOTE)
      .refines("undefined-namespace")
      .requires(
          PolicyReach.ANALYSIS,
          LabelInventory.ANALYSIS,
          NamespaceLabels.ANALYSIS,
          VmiLabels.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    if (!hasVms(pass)) {
      return findings;
    }
    var reaches = pass.resultOf(PolicyReach.ANALYSIS);
    if (!hasEmpty(reaches)) {
      return findings;
    }
    var selectors = new ArrayList<SelectorPairs>();
    for (var reach : reaches) {
      SelectorPairs.of(reach.policy()).ifPresent(selectors::add);
    }
    var nearMisses = new NearMiss(pass, selectors);
    var blame = new Blame(pass.cluster(), pass.resultOf(LabelInventory.ANALYSIS));
    for (var reach : reaches) {
      var policy = reach.policy();
      if (reach.isEmpty()) {
        var nearMiss = SelectorPairs.of(policy).flatMap(pairs -> nearMisses.of(policy, pairs));
        findings.add(
            nearMiss.isPresent() ? describe(policy, nearMiss.get()) : blame.describe(policy, CARD));
      }
    }
    return findings;
  }

  private static boolean hasEmpty(List<PolicyReach> reaches) {
    for (var reach : reaches) {
      if (reach.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasVms(Pass pass) {
    for (var workload : pass.cluster().workloads()) {
      if (!workload.header().partial()) {
        return true;
      }
    }
    return false;
  }

  private static Diagnostic describe(MigrationPolicy policy, Found found) {
    var vms = new ArrayList<String>();
    for (var workload : found.vms()) {
      vms.add(workload.id());
    }
    var message = policy.title() + " matches no VM of the repository";
    var would = found.change() == Change.NAMESPACE
        ? "with it, the policy would match " + Enumeration.of(vms)
        : "with `" + found.key() + ": " + found.value() + "` the policy would match "
            + Enumeration.of(vms);
    return switch (found.change()) {
      case VALUE ->
        CARD.at(found.pair().value().span(), message)
            .withRelated(found.place(), would)
            .withHelp("write `" + found.value() + "`, or correct the label")
            .withFix(new Fix(
                "select `" + found.key() + ": " + found.value() + "`",
                Fix.Applicability.NEEDS_REVIEW,
                List.of(new Edit(found.pair().value().span(), "\"" + found.value() + "\""))))
            .withAssumption(Assumption.INVENTORY);
      case KEY ->
        CARD.at(found.pair().keySpan(), message)
            .withRelated(found.place(), would)
            .withHelp("write `" + found.key() + "`, or correct the label")
            .withAssumption(Assumption.INVENTORY);
      case NAMESPACE ->
        CARD.at(found.pair().span(), message)
            .withRelated(found.place(), "has no label `" + found.key() + "`; " + would)
            .withHelp("add the label to the namespace, or leave it out of the policy")
            .withAssumption(Assumption.INVENTORY);
    };
  }
}

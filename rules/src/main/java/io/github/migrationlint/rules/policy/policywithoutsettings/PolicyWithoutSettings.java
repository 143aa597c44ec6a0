package io.github.migrationlint.rules.policy.policywithoutsettings;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.PolicyReach;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Key;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.rules.policy.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A policy that selects VMs and changes nothing, except that no other policy governs them. */
public final class PolicyWithoutSettings implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "policy-without-settings",
          Severity.WARNING,
          "a policy without settings keeps other policies from its VMs")
      .refines("lost-settings")
      .requires(PolicyReach.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var reach : pass.resultOf(PolicyReach.ANALYSIS)) {
      if (!setsAnything(reach.policy())) {
        findings.add(describe(reach));
      }
    }
    return findings;
  }

  /** A key that means nothing counts as well: whoever reports it says what is wrong. */
  private static boolean setsAnything(MigrationPolicy policy) {
    for (var key : policy.spec().value().map(Block::keys).orElse(List.of())) {
      if (!key.name().equals("selectors") && !isNull(policy, key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNull(MigrationPolicy policy, Key key) {
    var field = MigrationField.named(key.name());
    return field.isPresent() && !policy.settings().get(field.get()).isWritten();
  }

  private static Diagnostic describe(PolicyReach reach) {
    var policy = reach.policy();
    var message = policy.title() + " has no settings, so its VMs get those of the cluster";
    var finding = CARD.at(policy.header().place(), message);
    for (var shadowed : shadowed(reach).entrySet()) {
      finding = finding.withRelated(
          shadowed.getKey().header().place(), "would govern " + Wording.vms(shadowed.getValue()));
    }
    return finding.withHelp("add a setting, or delete the policy");
  }

  /** The policies that would win if this one did not, and where. */
  private static Map<MigrationPolicy, List<Workload>> shadowed(PolicyReach reach) {
    var shadowed = new LinkedHashMap<MigrationPolicy, List<Workload>>();
    for (var match : reach.governed()) {
      if (match.matching().size() > 1 && match.undecided().isEmpty()) {
        shadowed
            .computeIfAbsent(match.matching().get(1), unused -> new ArrayList<>())
            .add(match.workload());
      }
    }
    return shadowed;
  }
}

package io.github.migrationlint.rules.policy.policywithoutsettings;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Key;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.List;

/** A policy that selects VMs and changes nothing, except that no other policy governs them. */
public final class PolicyWithoutSettings implements Rule {
  private static final RuleCard CARD = new RuleCard(
      "policy-without-settings",
      Severity.WARNING,
      "a policy sets nothing, and keeps other policies from its VMs");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Analysis<?>> requires() {
    return List.of(PolicyAdmission.ANALYSIS);
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).admitted()) {
      if (!setsAnything(policy)) {
        findings.add(describe(policy));
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

  private static Diagnostic describe(MigrationPolicy policy) {
    var message =
        policy.title() + " sets nothing, so the VMs it governs have the cluster's settings";
    return CARD.at(policy.header().place(), message)
        .withHelp("add a setting, or delete the policy, which keeps other policies from these VMs");
  }
}

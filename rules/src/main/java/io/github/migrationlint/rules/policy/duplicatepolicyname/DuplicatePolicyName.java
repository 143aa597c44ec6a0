package io.github.migrationlint.rules.policy.duplicatepolicyname;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SelectorForm;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Two manifests of one MigrationPolicy: whichever is applied last stays. */
public final class DuplicatePolicyName implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "duplicate-policy-name", Severity.ERROR, "two manifests define the same MigrationPolicy")
      .also(Severity.WARNING);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var form = SelectorForm.of(pass.cluster().versions().kubeVirt());
    var firsts = new HashMap<String, MigrationPolicy>();
    var findings = new ArrayList<Diagnostic>();
    for (var policy : pass.cluster().migrationPolicies()) {
      if (policy.header().partial() || policy.header().name().value().isEmpty()) {
        continue;
      }
      var first = firsts.putIfAbsent(policy.name(), policy);
      if (first != null) {
        var same = SameEffect.have(form.evaluated(first), form.evaluated(policy));
        findings.add(describe(policy, first, same));
      }
    }
    return findings;
  }

  private static Diagnostic describe(MigrationPolicy again, MigrationPolicy first, boolean same) {
    var severity = same ? Severity.WARNING : CARD.severity();
    return CARD.at(severity, again.header().place(), message(again, same))
        .withRelated(first.header().place(), "the first definition")
        .withHelp(same ? "delete one of the two" : "rename or delete one of the two");
  }

  private static String message(MigrationPolicy again, boolean same) {
    return again.title()
        + (same
            ? " is defined again, with the same effect"
            : " is defined again: the manifest applied last stays");
  }
}

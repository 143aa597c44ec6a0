package io.github.migrationlint.rules.objects.unservedpolicyversion;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.List;

/** A MigrationPolicy in an API version that no release of KubeVirt ever served. */
public final class UnservedPolicyVersion implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unserved-policy-version",
          Severity.ERROR,
          "a MigrationPolicy has an API version that no release of KubeVirt serves")
      .withFix();

  private static final String SERVED = MigrationPolicy.GROUP + "/" + MigrationPolicy.VERSION;

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var policy : pass.cluster().migrationPolicies()) {
      if (!policy.isServed()) {
        findings.add(describe(policy.header()));
      }
    }
    return findings;
  }

  private static Diagnostic describe(Header policy) {
    var message = "no release of KubeVirt serves MigrationPolicy as `%s`"
        .formatted(policy.gvk().apiVersion());
    return CARD.at(policy.apiVersion(), message)
        .withHelp("write `" + SERVED + "`")
        .withFix(new Fix(
            "write `" + SERVED + "`",
            Fix.Applicability.NEEDS_REVIEW,
            List.of(new Edit(policy.apiVersion(), SERVED))));
  }
}

package io.github.migrationlint.rules.policy.severalcatchallpolicies;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Policies that all select every VM: only the one with the smallest name ever governs. */
public final class SeveralCatchAllPolicies implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "several-catch-all-policies",
          Severity.ERROR,
          "several policies select every VM, and only the one with the smallest name applies")
      .requires(PolicyAdmission.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var catchAlls = new ArrayList<MigrationPolicy>();
    for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).settled()) {
      if (SelectorPairs.areNoneOf(policy)) {
        catchAlls.add(policy);
      }
    }
    catchAlls.sort(Comparator.comparing(MigrationPolicy::name));
    var findings = new ArrayList<Diagnostic>();
    for (var i = 1; i < catchAlls.size(); i++) {
      findings.add(describe(catchAlls.get(i), catchAlls.get(0)));
    }
    return findings;
  }

  private static Diagnostic describe(MigrationPolicy dead, MigrationPolicy first) {
    var message = "policy `%s` never applies: `%s` selects every VM, too"
        .formatted(dead.name(), first.name());
    return CARD.at(dead.header().place(), message)
        .withRelated(
            first.header().place(),
            "has the smaller name: governs every VM that no other policy matches")
        .withHelp(
            "merge the two, delete one, or add labels to the selector of `" + dead.name() + "`")
        .withAssumption(Assumption.OPEN);
  }
}

package io.github.migrationlint.rules.policy.catchallpolicy;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.SelectorForm;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.facts.SelectorSubject;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;

/** A policy without any pair: it governs every VM that no other policy matches. */
public final class CatchAllPolicy implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "catch-all-policy", Severity.WARNING, "a policy selects every VM")
      .requires(PolicyAdmission.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var admission = pass.resultOf(PolicyAdmission.ANALYSIS);
    var rivals = 0;
    for (var policy : admission.settled()) {
      rivals += SelectorPairs.areNoneOf(policy) ? 1 : 0;
    }
    var form = SelectorForm.of(pass.cluster().versions().kubeVirt());
    var findings = new ArrayList<Diagnostic>();
    for (var written : pass.cluster().migrationPolicies()) {
      var policy = form.evaluated(written);
      // Of several, several-catch-all-policies says more.
      if (rivals < 2
          && SelectorPairs.areNoneOf(policy)
          && admission.admitted().contains(policy)
          && !meansToSelect(written, policy)) {
        findings.add(describe(policy));
      }
    }
    return findings;
  }

  /**
   * Whether pairs are written that do not count: null-selector-value and match-labels-selector say so.
   */
  private static boolean meansToSelect(MigrationPolicy written, MigrationPolicy evaluated) {
    for (var subject : SelectorSubject.values()) {
      for (var pair : subject.selector(written).pairs()) {
        if (!pair.key().equals("matchLabels")) {
          return true;
        }
      }
      if (!subject.selector(evaluated).pairs().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Diagnostic describe(MigrationPolicy policy) {
    var message = policy.title() + " selects every VM that no other policy matches";
    return CARD.at(place(policy), message)
        .withHelp("add labels to its selector, or move its settings to HyperConverged or KubeVirt")
        .withAssumption(Assumption.OPEN);
  }

  private static Span place(MigrationPolicy policy) {
    return policy.selectors() instanceof Field.Present<Block> selectors
        ? selectors.key()
        : policy.header().place();
  }
}

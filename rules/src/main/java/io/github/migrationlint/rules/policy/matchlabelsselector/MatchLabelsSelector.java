package io.github.migrationlint.rules.policy.matchlabelsselector;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SelectorForm;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.facts.SelectorSubject;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/** A selector in the form of other releases: nested where pairs are flat, or flat where nested. */
public final class MatchLabelsSelector implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "match-labels-selector",
          Severity.ERROR,
          "a selector is written for another release of KubeVirt")
      .refines("schema", "unknown-field")
      .withFix();

  private static final String MATCH_LABELS = "matchLabels";
  private static final String MATCH_EXPRESSIONS = "matchExpressions";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var kubeVirt = pass.cluster().versions().kubeVirt();
    var form = SelectorForm.of(kubeVirt);
    var findings = new ArrayList<Diagnostic>();
    for (var policy : pass.cluster().migrationPolicies()) {
      for (var subject : SelectorSubject.values()) {
        for (var pair : subject.selector(policy).pairs()) {
          if (form == SelectorForm.FLAT && isNested(pair)) {
            findings.add(refused(policy, subject, pair));
          } else if (form == SelectorForm.MATCH_LABELS && !pair.key().equals(MATCH_LABELS)) {
            findings.add(dropped(policy, subject, pair, kubeVirt));
          }
        }
      }
    }
    return findings;
  }

  /** As strings both are labels like any other. */
  private static boolean isNested(LabelPair pair) {
    return (pair.key().equals(MATCH_LABELS) || pair.key().equals(MATCH_EXPRESSIONS))
        && pair.value() instanceof Field.Malformed<String> value
        && (value.shape() == Shape.MAPPING || value.shape() == Shape.LIST);
  }

  private static Diagnostic refused(
      MigrationPolicy policy, SelectorSubject subject, LabelPair pair) {
    var message =
        "`%s` is rejected: selectors are flat pairs since KubeVirt 0.55".formatted(pair.key());
    var finding = CARD.at(pair.keySpan(), message);
    if (pair.key().equals(MATCH_EXPRESSIONS)) {
      return finding.withHelp("select by equal values: there are no set operators");
    }
    var advised = finding.withHelp("write the pairs directly under `" + subject.field() + "`");
    return Flattening.of(pair, subject.matchLabels(policy), subject.selector(policy))
        .map(advised::withFix)
        .orElse(advised);
  }

  private static Diagnostic dropped(
      MigrationPolicy policy, SelectorSubject subject, LabelPair pair, Version kubeVirt) {
    var verb = pair.key().equals(MATCH_EXPRESSIONS) ? "ignores" : "drops";
    var message =
        "KubeVirt %s %s `%s`%s".formatted(kubeVirt, verb, pair.key(), consequence(policy));
    return CARD.at(pair.keySpan(), message)
        .withHelp("write the pairs under `" + subject.field() + "." + MATCH_LABELS
            + "`, which is all that this release reads");
  }

  private static String consequence(MigrationPolicy policy) {
    if (policy.header().partial()) {
      return "";
    }
    var selectsAll = SelectorPairs.areNoneOf(SelectorForm.MATCH_LABELS.evaluated(policy));
    return ", so " + policy.title() + " matches " + (selectsAll ? "every VM" : "more VMs");
  }
}

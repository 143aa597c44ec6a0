package io.github.migrationlint.rules.policy.matchlabelsselector;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.facts.SelectorForm;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.facts.SelectorSubject;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionBounds;
import java.util.ArrayList;
import java.util.List;

/** A selector in the form of other releases: nested where pairs are flat, or flat where nested. */
public final class MatchLabelsSelector implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "match-labels-selector",
          Severity.ERROR,
          "a selector is written for another release of KubeVirt")
      .also(Severity.WARNING)
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
    var severity = severity(pass.cluster().versions().kubeVirtBounds());
    var form = SelectorForm.of(kubeVirt);
    var editor = new YamlEditor();
    var findings = new ArrayList<Diagnostic>();
    for (var policy : pass.cluster().migrationPolicies()) {
      for (var subject : SelectorSubject.values()) {
        for (var pair : subject.selector(policy).pairs()) {
          if (form == SelectorForm.FLAT && isNested(pair)) {
            findings.add(refused(severity, policy, subject, pair, editor));
          } else if (form == SelectorForm.MATCH_LABELS && !pair.key().equals(MATCH_LABELS)) {
            findings.add(dropped(severity, policy, subject, pair, kubeVirt));
          }
        }
      }
    }
    return findings;
  }

  private static Severity severity(VersionBounds bounds) {
    var isCertain = bounds.isSurelyAtLeast(SelectorForm.FLAT_SINCE)
        || bounds.isSurelyBefore(SelectorForm.FLAT_SINCE);
    return isCertain ? Severity.ERROR : Severity.WARNING;
  }

  /** As strings both are labels like any other. */
  private static boolean isNested(LabelPair pair) {
    return (pair.key().equals(MATCH_LABELS) || pair.key().equals(MATCH_EXPRESSIONS))
        && pair.value() instanceof Field.Malformed<String> value
        && (value.shape() == Shape.MAPPING || value.shape() == Shape.LIST);
  }

  private static Diagnostic refused(
      Severity severity,
      MigrationPolicy policy,
      SelectorSubject subject,
      LabelPair pair,
      YamlEditor editor) {
    var message =
        "`%s` is rejected: selectors are flat pairs since KubeVirt 0.55".formatted(pair.key());
    var finding = CARD.at(severity, pair.keySpan(), message);
    if (pair.key().equals(MATCH_EXPRESSIONS)) {
      return finding.withHelp("select by equal values: there are no set operators");
    }
    var advised = finding.withHelp("write the pairs directly under `" + subject.field() + "`");
    return isFree(subject.matchLabels(policy), subject.selector(policy))
        ? editor
            .flattening(pair.keySpan())
            .map(edit -> advised.withFix(
                new Fix("write flat pairs", Applicability.NEEDS_REVIEW, List.of(edit))))
            .orElse(advised)
        : advised;
  }

  /** Whether no pair would collide with one that is flat already. */
  private static boolean isFree(Labels nested, Labels flat) {
    for (var pair : nested.pairs()) {
      if (flat.pair(pair.key()).isPresent()) {
        return false;
      }
    }
    return nested.complete() && !nested.pairs().isEmpty();
  }

  private static Diagnostic dropped(
      Severity severity,
      MigrationPolicy policy,
      SelectorSubject subject,
      LabelPair pair,
      Version kubeVirt) {
    var verb = pair.key().equals(MATCH_EXPRESSIONS) ? "ignores" : "drops";
    var message =
        "KubeVirt %s %s `%s`%s".formatted(kubeVirt, verb, pair.key(), consequence(policy));
    return CARD.at(severity, pair.keySpan(), message)
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

package io.github.migrationlint.rules.yaml.yaml11boolean;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenSettings;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.Yaml11Boolean;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A word such as yes or off, which two YAML readers on the way to the cluster understand twice. */
public final class Yaml11Booleans implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "yaml-1-1-boolean",
          Severity.WARNING,
          "a word is a boolean to kubectl and a string to kustomize")
      .requires(WrittenSettings.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var strings = placesOfStrings(pass.cluster());
    var booleans = placesOfBooleans(pass.resultOf(WrittenSettings.ANALYSIS));
    var findings = new ArrayList<Diagnostic>();
    for (var word : pass.cluster().resources().booleanWords()) {
      if (!strings.contains(word.span())) {
        findings.add(describe(word, booleans.contains(word.span())));
      }
    }
    return findings;
  }

  /** Labels, annotations and selectors take strings only; other rules speak about those. */
  private static Set<Span> placesOfStrings(ClusterModel cluster) {
    var places = new HashSet<Span>();
    for (var header : cluster.resources().headers()) {
      addValues(header.labels(), places);
      addValues(header.annotations(), places);
    }
    for (var workload : cluster.workloads()) {
      addValues(workload.vmiLabels(), places);
      addValues(workload.vmLabels(), places);
    }
    for (var policy : cluster.migrationPolicies()) {
      addValues(policy.namespaceSelector(), places);
      addValues(policy.virtualMachineInstanceSelector(), places);
    }
    return places;
  }

  private static void addValues(Labels labels, Set<Span> places) {
    for (var pair : labels.pairs()) {
      places.add(pair.value().span());
    }
  }

  private static Set<Span> placesOfBooleans(WrittenSettings settings) {
    var places = new HashSet<Span>();
    for (var written : settings.all()) {
      if (written.field().type() == Boolean.class) {
        places.add(written.place());
      }
    }
    return places;
  }

  private static Diagnostic describe(Yaml11Boolean word, boolean isBoolean) {
    var written = word.span().text();
    var finding = CARD.at(
        word.span(),
        "`" + written + "` is " + word.value() + " to kubectl and the string `" + written
            + "` to kustomize");
    return isBoolean
        ? finding
            .withHelp("write `" + word.value() + "`")
            .withFix(asBoolean(word, Applicability.SAFE))
        : finding
            .withHelp("write `" + word.value() + "` or `\"" + written + "\"`, whichever is meant")
            .withFix(asBoolean(word, Applicability.NEEDS_REVIEW));
  }

  private static Fix asBoolean(Yaml11Boolean word, Applicability applicability) {
    return new Fix(
        "write `" + word.value() + "`",
        applicability,
        List.of(new Edit(word.span(), String.valueOf(word.value()))));
  }
}

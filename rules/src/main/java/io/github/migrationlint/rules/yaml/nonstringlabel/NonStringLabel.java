package io.github.migrationlint.rules.yaml.nonstringlabel;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A label or annotation whose value YAML reads as a number or a boolean. */
public final class NonStringLabel implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "non-string-label",
          Severity.ERROR,
          "a label or annotation value is a number or a boolean, not a string")
      .refines("schema")
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var seen = new HashSet<Span>();
    for (var header : pass.cluster().resources().headers()) {
      check("label", header.labels(), seen, findings);
      check("annotation", header.annotations(), seen, findings);
    }
    for (var workload : pass.cluster().workloads()) {
      check("label", workload.vmiLabels(), seen, findings);
      check("label", workload.vmLabels(), seen, findings);
      check("annotation", workload.guest().annotations(), seen, findings);
      check("annotation", workload.vmAnnotations(), seen, findings);
    }
    return findings;
  }

  /** The labels of a VMI are those of its header, so each place is looked at once. */
  private static void check(String what, Labels labels, Set<Span> seen, List<Diagnostic> findings) {
    for (var pair : labels.pairs()) {
      if (pair.value() instanceof Field.Malformed<String> value
          && isReadAsSomethingElse(value.shape())
          && seen.add(value.span())) {
        findings.add(describe(what, pair.key(), value));
      }
    }
  }

  private static boolean isReadAsSomethingElse(Shape shape) {
    return shape == Shape.BOOLEAN || shape == Shape.INTEGER || shape == Shape.NUMBER;
  }

  private static Diagnostic describe(String what, String key, Field.Malformed<String> value) {
    var quoted = "\"" + value.raw() + "\"";
    var message = what + " `" + key + "` is " + value.shape().description() + ", not a string";
    return CARD.at(value.span(), message)
        .withHelp("write `" + quoted + "`")
        .withFix(new Fix(
            "quote the value", Applicability.SAFE, List.of(new Edit(value.span(), quoted))));
  }
}

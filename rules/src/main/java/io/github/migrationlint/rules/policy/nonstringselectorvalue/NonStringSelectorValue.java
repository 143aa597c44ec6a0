package io.github.migrationlint.rules.policy.nonstringselectorvalue;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenSelector;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.rules.policy.SelectedLabelRule;
import java.util.List;

/** A value in a selector that YAML reads as a boolean or a number, for lack of quotes. */
public final class NonStringSelectorValue extends SelectedLabelRule {
  private static final RuleCard CARD = RuleCard.of(
          "non-string-selector-value",
          Severity.ERROR,
          "a selector value is not a string because it is not quoted")
      .refines("schema")
      .requires(WrittenSelector.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  protected void check(
      WrittenSelector selector, LabelPair pair, Pass pass, List<Diagnostic> findings) {
    if (pair.value() instanceof Field.Malformed<String> value
        && value.shape() != Shape.MAPPING
        && value.shape() != Shape.LIST) {
      findings.add(describe(pair, value));
    }
  }

  private static Diagnostic describe(LabelPair pair, Field.Malformed<String> value) {
    var message = "`%s` of `%s` is %s, not a string"
        .formatted(value.raw(), pair.key(), value.shape().description());
    var finding = CARD.at(value.span(), message);
    if (MigrationField.named(pair.key()).filter(MigrationField::inPolicy).isPresent()) {
      return finding.withHelp("move the setting `" + pair.key() + "` to `spec." + pair.key() + "`");
    }
    var quoted = "\"" + value.raw() + "\"";
    var advised = finding.withHelp("write `" + quoted + "`");
    return value.span().text().equals(value.raw())
        ? advised.withFix(new Fix(
            "quote the value", Fix.Applicability.SAFE, List.of(new Edit(value.span(), quoted))))
        : advised;
  }
}

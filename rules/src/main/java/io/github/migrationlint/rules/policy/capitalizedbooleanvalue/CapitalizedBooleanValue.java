package io.github.migrationlint.rules.policy.capitalizedbooleanvalue;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.LabelInventory;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.facts.WrittenSelector;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.rules.policy.SelectedLabelRule;
import java.util.List;
import java.util.Locale;

/** A selected value {@code "True"} or the like, which guides show and {@code true} does not match. */
public final class CapitalizedBooleanValue extends SelectedLabelRule {
  private static final RuleCard CARD = RuleCard.of(
          "capitalized-boolean-value",
          Severity.NOTE,
          "a selected value is `true` or `false` with capital letters")
      .refines("policy-matches-nothing")
      .requires(WrittenSelector.ANALYSIS, LabelInventory.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  protected void check(
      WrittenSelector selector, LabelPair pair, Pass pass, List<Diagnostic> findings) {
    var inventory = pass.resultOf(LabelInventory.ANALYSIS);
    if (pair.value() instanceof Field.Present<String> value
        && isCapitalized(value.get())
        && inventory.carries(selector.subject(), pair.key(), value.get()) != Truth.YES
        && inventory.nearMiss(selector.subject(), pair.key(), value.get()).isEmpty()) {
      findings.add(describe(value));
    }
  }

  private static boolean isCapitalized(String value) {
    var word = value.toLowerCase(Locale.ROOT);
    return !word.equals(value) && (word.equals("true") || word.equals("false"));
  }

  private static Diagnostic describe(Field.Present<String> value) {
    var usual = value.get().toLowerCase(Locale.ROOT);
    return CARD.at(value.span(), "`%s` does not match a label `%s`".formatted(value.get(), usual))
        .withHelp("write `\"" + usual + "\"` if the labels do");
  }
}

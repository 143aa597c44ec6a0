package io.github.migrationlint.rules.policy.selectorvaluecase;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.LabelInventory;
import io.github.migrationlint.core.facts.LabelInventory.Lookalike;
import io.github.migrationlint.core.facts.WrittenSelector;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.rules.policy.SelectedLabelRule;
import java.util.List;

/** A selected value that nothing carries, except for letter case or outer spaces. */
public final class SelectorValueCase extends SelectedLabelRule {
  private static final RuleCard CARD = RuleCard.of(
          "selector-value-case",
          Severity.WARNING,
          "a selected value differs from the one in use only by case or spaces")
      .refines("policy-matches-nothing", "undefined-namespace")
      .requires(WrittenSelector.ANALYSIS, LabelInventory.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  protected void check(
      WrittenSelector selector, LabelPair pair, Pass pass, List<Diagnostic> findings) {
    var inventory = pass.resultOf(LabelInventory.ANALYSIS);
    if (pair.value() instanceof Field.Present<String> value) {
      inventory
          .nearMiss(selector.subject(), pair.key(), value.get())
          .ifPresent(other -> findings.add(describe(selector, pair, other)));
    }
  }

  private static Diagnostic describe(WrittenSelector selector, LabelPair pair, Lookalike other) {
    var noun = selector.subject().noun();
    var message = "no %s has label `%s`, but `%s` has value `%s`"
        .formatted(noun, pair.written(), other.owner(), other.value());
    return CARD.at(pair.value().span(), message)
        .withRelated(other.place(), "the value of " + noun + " `" + other.owner() + "`")
        .withHelp("write the same value in both places")
        .withAssumption(Assumption.INVENTORY);
  }
}

package io.github.migrationlint.rules.policy.emptyselectorvalue;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.LabelInventory;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.facts.WrittenSelector;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.rules.policy.SelectedLabelRule;
import java.util.List;

/** A pair with an empty value, which guides use as if it meant any value. */
public final class EmptySelectorValue extends SelectedLabelRule {
  private static final RuleCard CARD = RuleCard.of(
          "empty-selector-value",
          Severity.NOTE,
          "a selector has an empty value, which is not a wildcard")
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
        && value.get().isEmpty()
        && !pair.key().equals(Workload.OUTDATED_LAUNCHER_LABEL)
        && inventory.carries(selector.subject(), pair.key(), "") != Truth.YES) {
      findings.add(describe(pair));
    }
  }

  private static Diagnostic describe(LabelPair pair) {
    var message =
        "`%s` with an empty value matches only an empty label value".formatted(pair.key());
    return CARD.at(pair.value().span(), message)
        .withHelp("write the value that is meant, or delete the pair to match any value");
  }
}

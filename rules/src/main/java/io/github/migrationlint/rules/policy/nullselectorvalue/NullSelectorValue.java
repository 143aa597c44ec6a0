package io.github.migrationlint.rules.policy.nullselectorvalue;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.facts.WrittenSelector;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.rules.policy.SelectedLabelRule;
import java.util.List;

/** A pair without a value: the API server drops it, so the policy matches more than it says. */
public final class NullSelectorValue extends SelectedLabelRule {
  private static final RuleCard CARD = RuleCard.of(
          "null-selector-value",
          Severity.ERROR,
          "a selector key without a value is dropped, so the policy matches more")
      .requires(WrittenSelector.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  protected void check(
      WrittenSelector selector, LabelPair pair, Pass pass, List<Diagnostic> findings) {
    // In a patch null is how to take a pair away.
    if (pair.value() instanceof Field.Absent<String>
        && !selector.policy().header().partial()) {
      findings.add(describe(selector.policy(), pair));
    }
  }

  private static Diagnostic describe(MigrationPolicy policy, LabelPair pair) {
    var message = "`%s` has no value and is dropped, so the policy matches %s"
        .formatted(pair.key(), SelectorPairs.areNoneOf(policy) ? "every VM" : "more VMs");
    return CARD.at(pair.keySpan(), message)
        .withHelp("write the value, `\"\"` for an empty one, or delete the key");
  }
}

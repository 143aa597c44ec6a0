package io.github.migrationlint.rules.policy.invalidselectorlabel;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenSelector;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.rules.policy.LabelSyntax;
import io.github.migrationlint.rules.policy.SelectedLabelRule;
import java.util.List;

/** A pair that no label can equal, because Kubernetes does not allow such a label. */
public final class InvalidSelectorLabel extends SelectedLabelRule {
  private static final RuleCard CARD = RuleCard.of(
          "invalid-selector-label",
          Severity.ERROR,
          "a selector has a label that Kubernetes does not allow, so it never matches")
      .refines("policy-matches-nothing")
      .requires(WrittenSelector.ANALYSIS);

  private static final int MOST_CHARACTERS = 40;

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  protected void check(
      WrittenSelector selector, LabelPair pair, Pass pass, List<Diagnostic> findings) {
    if (pair.value() instanceof Field.Absent<String>) {
      // The API server drops the pair before anything is matched.
      return;
    }
    LabelSyntax.flawOfKey(pair.key())
        .ifPresent(flaw -> findings.add(describe(pair.keySpan(), "key", pair.key(), flaw)));
    if (pair.value() instanceof Field.Present<String> value) {
      LabelSyntax.flawOfValue(value.get())
          .ifPresent(flaw -> findings.add(describe(value.span(), "value", value.get(), flaw)));
    }
  }

  /** The middle of a long text says nothing. */
  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, MOST_CHARACTERS / 2) + "…"
            + text.substring(text.length() - MOST_CHARACTERS / 2);
  }

  private static Diagnostic describe(Span place, String part, String text, String flaw) {
    return CARD.at(place, "no label can have %s `%s`: it %s".formatted(part, cut(text), flaw))
        .withHelp("write a " + part + " that Kubernetes allows in a label")
        .withAssumption(Assumption.OPEN);
  }
}

package io.github.migrationlint.rules.policy.podlabelselector;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.LabelInventory;
import io.github.migrationlint.core.facts.PodLabels;
import io.github.migrationlint.core.facts.SelectorSubject;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.facts.WrittenSelector;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.rules.policy.SelectedLabelRule;
import java.util.List;

/** A policy selects a label that KubeVirt puts on pods, where no policy looks. */
public final class PodLabelSelector extends SelectedLabelRule {
  private static final RuleCard CARD = RuleCard.of(
          "pod-label-selector",
          Severity.WARNING,
          "a policy selects a label of pods, which the VMI does not have")
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
    // Someone may well write such a label into a template.
    if (selector.subject() == SelectorSubject.VMI
        && PodLabels.include(pair.key())
        && pair.value() instanceof Field.Present<String> value
        && inventory.carries(SelectorSubject.VMI, pair.key(), value.get()) != Truth.YES) {
      findings.add(describe(pair));
    }
  }

  private static Diagnostic describe(LabelPair pair) {
    var message = "label `%s` is on the pod of a VM, not on the VMI".formatted(pair.key());
    return CARD.at(pair.keySpan(), message)
        .withHelp("select a label that the template of the VM has");
  }
}

package io.github.migrationlint.rules.policy.policymatchesnothing;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.LabelInventory;
import io.github.migrationlint.core.facts.PodLabels;
import io.github.migrationlint.core.facts.SelectorSubject;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.text.Span;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which pair keeps a policy from matching, where no likely change is known. It points exactly
 * where another rule that knows more about the pair points, so that the other one replaces it.
 */
final class Blame {
  /** The labels that VMs have on themselves. */
  private final Set<Map.Entry<String, String>> onVms = new HashSet<>();

  private final LabelInventory inventory;

  Blame(ClusterModel cluster, LabelInventory inventory) {
    for (var workload : cluster.workloads()) {
      for (var label : workload.vmLabels().pairs()) {
        label.value().value().ifPresent(value -> onVms.add(Map.entry(label.key(), value)));
      }
    }
    this.inventory = inventory;
  }

  private record Unmet(SelectorSubject subject, LabelPair pair, String value) {}

  /** A note: VMs that are made elsewhere may have what the policy selects. */
  Diagnostic describe(MigrationPolicy policy, RuleCard card) {
    var nothing = policy.title() + " matches no VM here: ";
    var unmet = unmet(policy);
    var finding = unmet.isPresent()
        ? card.at(
            Severity.NOTE,
            place(unmet.get()),
            nothing
                + "no "
                + unmet.get().subject().noun()
                + " has label `"
                + unmet.get().pair().written()
                + "`")
        : card.at(
            Severity.NOTE, policy.header().place(), nothing + "none has all the labels it selects");
    return finding.withAssumption(Assumption.INVENTORY);
  }

  /** The most doubtful pair that nothing carries. */
  private Optional<Unmet> unmet(MigrationPolicy policy) {
    var worst = Optional.<Unmet>empty();
    for (var subject : SelectorSubject.values()) {
      for (var pair : subject.selector(policy).pairs()) {
        if (pair.value() instanceof Field.Present<String> value
            && inventory.carries(subject, pair.key(), value.get()) == Truth.NO) {
          var unmet = new Unmet(subject, pair, value.get());
          if (worst.isEmpty() || (isDoubtful(unmet) && !isDoubtful(worst.get()))) {
            worst = Optional.of(unmet);
          }
        }
      }
    }
    return worst;
  }

  /** Whether other rules have more to say about the pair. */
  private boolean isDoubtful(Unmet unmet) {
    return unmet.value().isEmpty()
        || unmet.value().equalsIgnoreCase("true")
        || unmet.value().equalsIgnoreCase("false")
        || PodLabels.include(unmet.pair().key())
        || isOnVm(unmet);
  }

  private Span place(Unmet unmet) {
    if (PodLabels.include(unmet.pair().key())) {
      return unmet.pair().keySpan();
    }
    return isOnVm(unmet) ? unmet.pair().span() : unmet.pair().value().span();
  }

  private boolean isOnVm(Unmet unmet) {
    return unmet.subject() == SelectorSubject.VMI
        && onVms.contains(Map.entry(unmet.pair().key(), unmet.value()));
  }
}

package io.github.migrationlint.rules.policy.runtimelabel;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SelectorSubject;
import io.github.migrationlint.core.facts.WrittenSelector;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.rules.policy.SelectedLabelRule;
import java.util.List;
import java.util.Optional;

/** A policy that selects VMs by a label whose value KubeVirt changes as it goes. */
public final class RuntimeLabel extends SelectedLabelRule {
  private static final RuleCard CARD = RuleCard.of(
          "runtime-label", Severity.WARNING, "a policy selects a label that KubeVirt changes")
      .requires(WrittenSelector.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  protected void check(
      WrittenSelector selector, LabelPair pair, Pass pass, List<Diagnostic> findings) {
    if (selector.subject() == SelectorSubject.VMI && pair.value().isWritten()) {
      changes(pair.key()).ifPresent(when -> findings.add(describe(pair, when)));
    }
  }

  /**
   * When KubeVirt writes that label anew. By the node a VM is on, or an outdated launcher, one may
   * well select; no one can mean to select by these.
   */
  private static Optional<String> changes(String label) {
    return switch (label) {
      case "kubevirt.io/vm-pool-revision-name" -> Optional.of("whenever the pool changes");
      case "kubevirt.io/memory-hotplug-overhead-ratio",
          "kubevirt.io/vmi-pod-cpu-resource-limits",
          "kubevirt.io/vmi-pod-memory-resource-requests" -> Optional.of("as it sizes the pod");
      default -> Optional.empty();
    };
  }

  private static Diagnostic describe(LabelPair pair, String when) {
    return CARD.at(pair.span(), "KubeVirt changes `" + pair.key() + "` " + when)
        .withHelp("select a label of your own");
  }
}

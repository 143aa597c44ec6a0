package io.github.migrationlint.rules.selectors.podonlylabel;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SelectorSubject;
import io.github.migrationlint.core.facts.WrittenSelector;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.List;

/** A policy that selects VMs by a label which only their pods have. */
public final class PodOnlyLabel implements Rule {
  private static final RuleCard CARD = new RuleCard(
      "pod-only-label", Severity.WARNING, "a policy selects by a label that only pods have");

  /** What virt-controller puts on launcher pods: {@code pkg/virt-controller/services/template.go}. */
  private static final List<String> POD_LABELS =
      List.of("kubevirt.io/created-by", "vmi.kubevirt.io/id", "vm.kubevirt.io/name");

  /** This one authors of templates write too. */
  private static final String ALSO_IN_TEMPLATES = "vm.kubevirt.io/name";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Analysis<?>> requires() {
    return List.of(WrittenSelector.ANALYSIS);
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var selector : pass.resultOf(WrittenSelector.ANALYSIS)) {
      for (var pair : selector.labels().pairs()) {
        if (selector.subject() == SelectorSubject.VMI
            && POD_LABELS.contains(pair.key())
            && pair.value().isWritten()
            && !mayBeOnVms(pair.key(), pass.cluster().workloads())) {
          findings.add(describe(pair));
        }
      }
    }
    return findings;
  }

  /** Whether a template has it, or templates elsewhere may. */
  private static boolean mayBeOnVms(String label, List<Workload> workloads) {
    for (var workload : workloads) {
      var labels = workload.vmiLabels();
      if (labels.pair(label).isPresent() || !labels.complete()) {
        return true;
      }
    }
    return workloads.isEmpty() && label.equals(ALSO_IN_TEMPLATES);
  }

  private static Diagnostic describe(LabelPair pair) {
    return CARD.at(
            pair.keySpan(),
            "KubeVirt puts `" + pair.key() + "` on pods and not on VMs, so no VM is selected by it")
        .withHelp("select by a label of your own from `spec.template.metadata.labels` of the VMs");
  }
}

package io.github.migrationlint.rules.guest.reservedtemplatelabel;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.List;

/** A label that only KubeVirt itself may put on a VMI. */
public final class ReservedTemplateLabel implements Rule {
  private static final RuleCard CARD = new RuleCard(
      "reserved-template-label",
      Severity.ERROR,
      "a virtual machine sets a label that only KubeVirt may set");

  /** Upstream: kubevirt {@code vmi-create-admitter.go}, {@code restrictedVmiLabels}. */
  private static final List<String> RESERVED = List.of(
      "kubevirt.io/created-by",
      "kubevirt.io/migrationJobUID",
      "kubevirt.io/nodeName",
      "kubevirt.io/migrationTargetNodeName",
      "kubevirt.io/schedulable",
      "kubevirt.io/install-strategy");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var workload : pass.cluster().workloads()) {
      if (isChecked(workload)) {
        for (var label : workload.vmiLabels().pairs()) {
          if (RESERVED.contains(label.key())) {
            findings.add(describe(workload, label));
          }
        }
      }
    }
    return findings;
  }

  /** What pools and replica sets make is made by KubeVirt itself, which may do it. */
  private static boolean isChecked(Workload workload) {
    return workload.kind() == Workload.Kind.VIRTUAL_MACHINE
        || workload.kind() == Workload.Kind.VIRTUAL_MACHINE_INSTANCE;
  }

  private static Diagnostic describe(Workload workload, LabelPair label) {
    var message = "`" + label.key() + "` is reserved, so KubeVirt refuses " + workload.title();
    return CARD.at(label.keySpan(), message)
        .withHelp("delete the label; KubeVirt sets it where it applies");
  }
}

package io.github.migrationlint.rules.guest.reservedtemplatelabel;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.rules.Deletions;
import java.util.ArrayList;
import java.util.List;

/** A VM that carries a label which only KubeVirt may set, so that it is refused. */
public final class ReservedTemplateLabel implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "reserved-template-label", Severity.ERROR, "a VM has a label that only KubeVirt may set")
      .withFix();

  /**
   * Upstream: {@code pkg/virt-api/webhooks/validating-webhook/admitters/vmi-create-admitter.go},
   * {@code restrictedVmiLabels}; the same from 0.49 on.
   */
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
    var editor = new YamlEditor();
    var findings = new ArrayList<Diagnostic>();
    for (var workload : pass.cluster().workloads()) {
      // The webhook for replica sets does not look at labels.
      if (workload.kind() != Workload.Kind.VIRTUAL_MACHINE_INSTANCE_REPLICA_SET) {
        for (var pair : workload.vmiLabels().pairs()) {
          if (RESERVED.contains(pair.key()) && pair.value().isWritten()) {
            findings.add(Deletions.ofEntry(
                describe(pair, workload),
                pair.keySpan(),
                "the label",
                Applicability.NEEDS_REVIEW,
                editor));
          }
        }
      }
    }
    return findings;
  }

  private static Diagnostic describe(LabelPair pair, Workload workload) {
    return CARD.at(
            pair.keySpan(),
            "only KubeVirt may set `" + pair.key() + "`: " + workload.title() + " is rejected")
        .withHelp("delete the label");
  }
}

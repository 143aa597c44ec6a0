package io.github.migrationlint.rules.policy.selectoronvmmetadata;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.KnownLabels;
import io.github.migrationlint.core.facts.NamespaceLabels;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy that would match a VM if the labels of the VM itself reached the VMI. */
public final class SelectorOnVmMetadata implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "selector-on-vm-metadata",
          Severity.WARNING,
          "a policy selects a label that a VM has on itself and not on its template")
      .refines("policy-matches-nothing")
      .requires(PolicyAdmission.ANALYSIS, NamespaceLabels.ANALYSIS);

  /**
   * A VM that is missed.
   *
   * @param selected the first pair of the policy that its template does not have
   * @param label the same on the VM itself
   */
  private record Miss(Workload workload, LabelPair selected, LabelPair label) {}

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).admitted()) {
      var misses = misses(policy, pass);
      if (!misses.isEmpty()) {
        findings.add(describe(policy, misses));
      }
    }
    return findings;
  }

  private static List<Miss> misses(MigrationPolicy policy, Pass pass) {
    var misses = new ArrayList<Miss>();
    for (var workload : pass.cluster().workloads()) {
      var namespace = pass.resultOf(NamespaceLabels.ANALYSIS).of(workload);
      if (!workload.header().partial()
          && namespace.satisfy(policy.namespaceSelector()) != Truth.NO) {
        miss(policy.virtualMachineInstanceSelector(), workload).ifPresent(misses::add);
      }
    }
    return misses;
  }

  /** Empty unless each pair is on the template or else certainly not there but on the VM itself. */
  private static Optional<Miss> miss(Labels selector, Workload workload) {
    var template = KnownLabels.of(workload);
    var miss = Optional.<Miss>empty();
    for (var pair : selector.pairs()) {
      if (pair.value() instanceof Field.Absent<String>) {
        continue;
      }
      var value = pair.value().value();
      if (value.isEmpty() || !selector.complete()) {
        return Optional.empty();
      }
      var onTemplate = template.has(pair.key(), value.get());
      if (onTemplate == Truth.YES) {
        continue;
      }
      var label = workload.vmLabels().pair(pair.key());
      if (onTemplate == Truth.UNKNOWN
          || label.isEmpty()
          || !label.get().value().value().equals(value)) {
        return Optional.empty();
      }
      miss = miss.or(() -> Optional.of(new Miss(workload, pair, label.get())));
    }
    return miss;
  }

  private static Diagnostic describe(MigrationPolicy policy, List<Miss> misses) {
    var first = misses.get(0);
    var message = "%s selects `%s`, which `%s`%s on the VM, where no policy looks"
        .formatted(
            policy.title(), first.selected().written(), first.workload().id(), have(misses.size()));
    return CARD.at(first.selected().span(), message)
        .withRelated(first.label().span(), "this label does not reach the VMI")
        .withHelp("move the label to `" + first.workload().kind().labelsPath() + "`")
        .withWorld(Assumption.INVENTORY);
  }

  private static String have(int vms) {
    if (vms == 1) {
      return " has";
    }
    return vms == 2 ? " and 1 other have" : " and " + (vms - 1) + " others have";
  }
}

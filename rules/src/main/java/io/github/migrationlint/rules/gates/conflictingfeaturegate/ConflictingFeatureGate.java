package io.github.migrationlint.rules.gates.conflictingfeaturegate;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.FeatureGateLists;
import io.github.migrationlint.core.facts.FeatureGateLists.Listed;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A feature gate that is enabled and disabled. The operator of KubeVirt rejects every change of the lists
 * that leaves a gate in both: {@code pkg/virt-operator/webhooks/kubevirt-update-admitter.go}, {@code
 * validateFeatureGates}. HyperConverged writes the beta gates it does not enable itself into the second
 * list since 1.19: {@code controllers/handlers/kubevirt.go}, {@code getKvDisabledFeatureGateList}.
 */
public final class ConflictingFeatureGate implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "conflicting-feature-gate", Severity.ERROR, "a feature gate is both enabled and disabled")
      .also(Severity.WARNING)
      .requires(FeatureGateLists.ANALYSIS);

  /** The first KubeVirt with {@code disabledFeatureGates}. */
  private static final Version LIST_SINCE = Version.of(1, 8);

  /** The last HyperConverged that leaves the list empty, and the first that fills it. */
  private static final Version LAST_WITHOUT = Version.of(1, 18);

  private static final Version FILLED_SINCE = Version.of(1, 19);

  /** The KubeVirt that the first such HyperConverged ships. */
  private static final Version SHIPPED = Version.of(1, 9);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var versions = pass.cluster().versions();
    var findings = new ArrayList<Diagnostic>();
    for (var lists : pass.resultOf(FeatureGateLists.ANALYSIS)) {
      for (var gate : lists.enabled()) {
        var other = named(gate.name(), lists.disabled());
        if (other.isPresent()) {
          findings.add(inBothLists(gate, other.get(), versions));
        } else if (lists.hyperConverged().isPresent() && !lists.replacesDisabled()) {
          byOperator(gate, lists.hyperConverged().get(), versions).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static Optional<Listed> named(String name, List<Listed> gates) {
    for (var gate : gates) {
      if (gate.name().equals(name)) {
        return Optional.of(gate);
      }
    }
    return Optional.empty();
  }

  private static Diagnostic inBothLists(Listed gate, Listed other, PlatformVersions versions) {
    var severity =
        versions.kubeVirtBounds().isSurelyAtLeast(LIST_SINCE) ? Severity.ERROR : Severity.WARNING;
    return CARD.at(
            severity, gate.place(), "feature gate `" + gate.name() + "` is in both lists of gates")
        .withRelated(other.place(), "disabled here")
        .withHelp("remove `" + gate.name()
            + "` from one of the lists: changes of the lists are rejected");
  }

  /** A gate that HyperConverged itself disables, now or after its next upgrade. */
  private static Optional<Diagnostic> byOperator(
      Listed gate, HyperConverged object, PlatformVersions versions) {
    var version = versions.hyperConverged();
    var fills = version.isAtLeast(FILLED_SINCE);
    if (!fills && !version.equals(LAST_WITHOUT)) {
      return Optional.empty();
    }
    var kubeVirt = fills ? versions.kubeVirt() : SHIPPED;
    if (!OperatorGates.disables(object, gate.name(), kubeVirt)) {
      return Optional.empty();
    }
    var isCertain = versions.hyperConvergedBounds().isSurelyAtLeast(FILLED_SINCE)
        && !OperatorGates.keepsItsLists(object);
    var message = fills
        ? "gate `" + gate.name() + "` is enabled, but HyperConverged " + version + " disables it"
        : "feature gate `" + gate.name() + "` blocks the upgrade to HyperConverged 1.19";
    return Optional.of(CARD.at(isCertain ? Severity.ERROR : Severity.WARNING, gate.place(), message)
        .withHelp(help(gate)));
  }

  private static String help(Listed gate) {
    return OperatorGates.ownSwitch(gate.name())
        .map(own -> "set " + own + " of HyperConverged instead")
        .orElse("add `" + JsonPatch.DISABLED_FEATURE_GATES + "` to the patch as well, with a list"
            + " without `" + gate.name() + "`");
  }
}

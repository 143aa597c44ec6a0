package io.github.migrationlint.rules.gates.missinglivemigrationgate;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.FeatureGates;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An old KubeVirt that migrates nothing, because the feature gate for it is not listed. */
public final class MissingLiveMigrationGate implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "missing-live-migration-gate",
          Severity.ERROR,
          "live migration is off in this release unless its feature gate is listed")
      .also(Severity.WARNING)
      .withFix();

  private static final String GATE = "LiveMigration";

  /** Generally available since, see {@code pkg/virt-config/feature-gates.go}. */
  private static final Version ON_SINCE = Version.of(0, 56);

  /** Turns live migration on as well, not for guests with SR-IOV alone. */
  private static final String OTHER_GATE = "SRIOVLiveMigration";

  private static final List<String> LIST =
      List.of("spec", "configuration", "developerConfiguration");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var versions = pass.cluster().versions();
    var findings = new ArrayList<Diagnostic>();
    // HyperConverged lists the gate in the KubeVirt that it makes, whatever is written there.
    var isOwned = !pass.cluster().hyperConvergeds().isEmpty();
    for (var object : pass.cluster().kubeVirts()) {
      if (!isOwned && !object.header().partial() && isSurelyOff(object) && isOptional(versions)) {
        findings.add(describe(object, versions));
      }
    }
    return findings;
  }

  private static boolean isOptional(PlatformVersions versions) {
    return FeatureGates.state(Component.KUBEVIRT, GATE, versions.kubeVirt())
        .filter(FeatureGates.State.ALPHA::equals)
        .isPresent();
  }

  private static boolean isSurelyOff(KubeVirt object) {
    for (var gate : object.featureGates()) {
      if (gate instanceof Field.Unresolved<String>) {
        return false;
      }
    }
    return !object.hasGate(GATE)
        && !object.hasGate(OTHER_GATE)
        && !(object.featureGatesList() instanceof Field.Unresolved<Shape>);
  }

  private static Diagnostic describe(KubeVirt object, PlatformVersions versions) {
    var place = object.featureGatesList() instanceof Field.Present<Shape> list
        ? list.key()
        : object.featureGatesList().span();
    var message = "feature gate `" + GATE + "` is not listed, so KubeVirt " + versions.kubeVirt()
        + " migrates no VM";
    var finding = CARD.at(
            versions.kubeVirtBounds().isSurelyBefore(ON_SINCE) ? Severity.ERROR : Severity.WARNING,
            place,
            message)
        .withHelp("add `- " + GATE + "` to `featureGates`");
    return listing(object)
        .map(edit -> finding.withFix(
            new Fix("list `" + GATE + "`", Applicability.NEEDS_REVIEW, List.of(edit))))
        .orElse(finding);
  }

  private static Optional<Edit> listing(KubeVirt object) {
    var editor = new YamlEditor();
    return object.featureGatesList() instanceof Field.Present<Shape> list
        ? editor.itemInsertion(list.key(), GATE)
        : editor.insertion(object.header().kind(), LIST, "featureGates: [" + GATE + "]");
  }
}

package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.schemas.Version;
import java.util.Objects;

/**
 * Whether the gate DecentralizedLiveMigration is on. Upstream: kubevirt {@code
 * pkg/virt-config/feature-gates.go}, {@code DecentralizedLiveMigrationEnabled}: alpha from 1.6 to 1.9. HyperConverged
 * has a switch of its own, which is on by default from 1.18.
 *
 * @param enabled unknown where no object of the repository decides
 * @param reason the release and the object that decide, as a message says it; empty unless it is off
 */
public record DecentralizedMigration(Truth enabled, String reason) {
  public static final Analysis<DecentralizedMigration> ANALYSIS =
      new Fact<>("decentralized-migration", ConfiguringObject.ANALYSIS) {
        @Override
        public DecentralizedMigration run(Pass pass) {
          return of(pass.resultOf(ConfiguringObject.ANALYSIS), pass.cluster().versions());
        }
      };

  /** The gate in the KubeVirt object. */
  public static final String GATE = "DecentralizedLiveMigration";

  private static final Version SINCE = Version.of(1, 6);
  private static final Version BETA_SINCE = Version.of(1, 10);
  private static final Version ON_IN_HYPER_CONVERGED_SINCE = Version.of(1, 18);

  /** What HyperConverged writes on the KubeVirt object it makes. */
  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  public DecentralizedMigration {
    Objects.requireNonNull(enabled);
    Objects.requireNonNull(reason);
  }

  private static DecentralizedMigration of(ConfiguringObject object, PlatformVersions versions) {
    if (!versions.kubeVirt().isAtLeast(SINCE)) {
      return off("KubeVirt " + versions.kubeVirt() + " does not have it");
    }
    if (object.hyperConverged().isPresent()) {
      return ofHyperConverged(object.hyperConverged().get(), versions.hyperConverged());
    }
    return object
        .kubeVirt()
        .map(found -> ofKubeVirt(found, versions.kubeVirt()))
        .orElse(unknown());
  }

  private static DecentralizedMigration ofHyperConverged(HyperConverged owner, Version version) {
    var written = owner.guestDefaults().decentralizedGate();
    if (version.isAtLeast(ON_IN_HYPER_CONVERGED_SINCE)
        || owner.kubevirtPatch().mayTouch(JsonPatch.FEATURE_GATES)
        || owner.layout() != HyperConverged.Layout.V1BETA1
        || (written.isWritten() && written.value().isEmpty())) {
      return unknown();
    }
    return written.value().orElse(false)
        ? new DecentralizedMigration(Truth.YES, "")
        : off("HyperConverged " + version + " does not turn it on");
  }

  private static DecentralizedMigration ofKubeVirt(KubeVirt object, Version version) {
    if (object.header().labels().pair(MANAGED_BY).isPresent()) {
      return unknown();
    }
    if (version.isAtLeast(BETA_SINCE) || object.hasGate(GATE)) {
      return new DecentralizedMigration(Truth.YES, "");
    }
    for (var gate : object.featureGates()) {
      if (gate.value().isEmpty()) {
        return unknown();
      }
    }
    var list = object.featureGatesList();
    return list.isWritten() && list.value().isEmpty()
        ? unknown()
        : off("KubeVirt " + object.header().nameText() + " does not list it");
  }

  private static DecentralizedMigration off(String reason) {
    return new DecentralizedMigration(Truth.NO, reason);
  }

  private static DecentralizedMigration unknown() {
    return new DecentralizedMigration(Truth.UNKNOWN, "");
  }
}

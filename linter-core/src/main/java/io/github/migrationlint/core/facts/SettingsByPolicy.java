package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.schemas.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The migration settings of a cluster, and of the VMs under each of its policies. Later layers win:
 * KubeVirt's defaults, then HyperConverged (its schema's defaults, its fields, its JSON patch) or,
 * without one, the KubeVirt object; then the fields of the one policy that governs.
 *
 * @param knowledge how much of the cluster's configuration the repository shows
 * @param cluster the settings of a VM no policy governs
 * @param stallDetection whether the feature gate {@code MigrationStallDetection} is on, with which a
 *     migration is not simply aborted at its timeout ({@code
 *     pkg/virt-launcher/virtwrap/live-migration-source.go}, {@code processCompletionTimeouts})
 */
public record SettingsByPolicy(
    Knowledge knowledge, EffectiveSettings cluster, Truth stallDetection) {
  public static final Analysis<SettingsByPolicy> ANALYSIS =
      new Fact<>("settings-by-policy", ReleaseDefaults.ANALYSIS) {
        @Override
        public SettingsByPolicy run(Pass pass) {
          return of(pass.cluster(), pass.resultOf(ReleaseDefaults.ANALYSIS));
        }
      };

  private static final String STALL_DETECTION = "MigrationStallDetection";
  private static final Version STALL_DETECTION_SINCE = Version.of(1, 9);

  /**
   * The fields HCO exposes, and since when: {@code LiveMigrationConfigurations} of its API, read in
   * the CRD of every release line. The other settings can only be reached by a JSON patch.
   */
  private static final List<Exposed> IN_HYPER_CONVERGED = List.of(
      new Exposed(MigrationField.PARALLEL_MIGRATIONS_PER_CLUSTER, Version.of(1, 4)),
      new Exposed(MigrationField.PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE, Version.of(1, 4)),
      new Exposed(MigrationField.BANDWIDTH_PER_MIGRATION, Version.of(1, 4)),
      new Exposed(MigrationField.COMPLETION_TIMEOUT_PER_GIB, Version.of(1, 4)),
      new Exposed(MigrationField.PROGRESS_TIMEOUT, Version.of(1, 4)),
      new Exposed(MigrationField.NETWORK, Version.of(1, 6)),
      new Exposed(MigrationField.ALLOW_AUTO_CONVERGE, Version.of(1, 9)),
      new Exposed(MigrationField.ALLOW_POST_COPY, Version.of(1, 9)),
      new Exposed(MigrationField.ALLOW_WORKLOAD_DISRUPTION, Version.of(1, 19)));

  private record Exposed(MigrationField<?> field, Version since) {}

  /** Whether that HyperConverged has a field for the setting, so that no JSON patch is needed. */
  public static boolean isInHyperConverged(MigrationField<?> field, Version version) {
    for (var exposed : IN_HYPER_CONVERGED) {
      if (exposed.field().equals(field)) {
        return version.isAtLeast(exposed.since());
      }
    }
    return false;
  }

  /** How much of the cluster's configuration the repository shows. */
  public enum Knowledge {
    /** One HyperConverged or KubeVirt object configures it. */
    SHOWN,
    /** Neither is in the repository: the values are the release's defaults, and may differ. */
    ASSUMED,
    /**
     * Several objects, one that would be refused, one that a kustomize patch changes, or a JSON patch
     * that cannot be read.
     */
    UNCLEAR
  }

  public SettingsByPolicy {
    Objects.requireNonNull(knowledge);
    Objects.requireNonNull(cluster);
    Objects.requireNonNull(stallDetection);
  }

  public boolean isShown() {
    return knowledge == Knowledge.SHOWN;
  }

  /** The settings of a VM this policy governs, or no one does. */
  public EffectiveSettings under(Optional<MigrationPolicy> winner) {
    return winner.map(cluster::under).orElse(cluster);
  }

  /**
   * The settings of a VM this policy governs, as far as they are certain: where the repository does
   * not show the cluster's configuration, those the policy writes.
   */
  public EffectiveSettings shownUnder(MigrationPolicy policy) {
    return shownUnder(Optional.of(policy));
  }

  /** The same where that policy governs, or no one does. */
  public EffectiveSettings shownUnder(Optional<MigrationPolicy> winner) {
    var shown = isShown() ? cluster : cluster.forgotten();
    return winner.map(shown::under).orElse(shown);
  }

  private static SettingsByPolicy of(ClusterModel cluster, ReleaseDefaults defaults) {
    var hyperConvergeds = cluster.hyperConvergeds();
    var kubeVirts = cluster.kubeVirts();
    if (hyperConvergeds.size() == 1 && !hyperConvergeds.get(0).header().partial()) {
      return fromHyperConverged(cluster, defaults, hyperConvergeds.get(0));
    }
    if (hyperConvergeds.isEmpty()
        && kubeVirts.size() == 1
        && !kubeVirts.get(0).header().partial()) {
      return fromKubeVirt(cluster, defaults, kubeVirts.get(0));
    }
    var assumed = defaults.kubeVirt().toBuilder();
    assumed.followPostCopy("");
    var knowledge =
        hyperConvergeds.isEmpty() && kubeVirts.isEmpty() ? Knowledge.ASSUMED : Knowledge.UNCLEAR;
    return new SettingsByPolicy(
        knowledge, assumed.build(), hasStallDetection(cluster, Truth.UNKNOWN));
  }

  /** A listed gate that an assumed release does not have may tell of a newer one. */
  private static Truth hasStallDetection(ClusterModel cluster, Truth listed) {
    if (cluster.versions().kubeVirt().isAtLeast(STALL_DETECTION_SINCE)) {
      return listed;
    }
    var isSurelyOlder = cluster.versions().kubeVirtBounds().isSurelyBefore(STALL_DETECTION_SINCE);
    return listed == Truth.YES && !isSurelyOlder ? Truth.UNKNOWN : Truth.NO;
  }

  private static SettingsByPolicy fromKubeVirt(
      ClusterModel cluster, ReleaseDefaults defaults, KubeVirt kubeVirt) {
    var builder = defaults.kubeVirt().toBuilder();
    var owner = owner(kubeVirt.header());
    for (var field : MigrationField.ALL) {
      builder.write(field, kubeVirt.migrations(), owner);
    }
    builder.followPostCopy("");
    return new SettingsByPolicy(
        knowledge(kubeVirt.header(), true),
        builder.build(),
        hasStallDetection(cluster, FeatureGateLists.of(kubeVirt).enables(STALL_DETECTION)));
  }

  /**
   * Upstream: hyperconverged-cluster-operator {@code controllers/handlers/kubevirt.go}, {@code
   * hcLiveMigrationToKv}: the fields it knows, one to one, with the defaults of its schema. Its
   * {@code getFeatureGateChecks} never turns stall detection on; only a JSON patch can.
   */
  private static SettingsByPolicy fromHyperConverged(
      ClusterModel cluster, ReleaseDefaults defaults, HyperConverged hyperConverged) {
    var builder = defaults.hyperConverged().toBuilder();
    var owner = owner(hyperConverged.header());
    for (var exposed : IN_HYPER_CONVERGED) {
      if (cluster.versions().hyperConverged().isAtLeast(exposed.since())) {
        builder.write(exposed.field(), hyperConverged.migrations(), owner);
      }
    }
    var patch = hyperConverged.kubevirtPatch();
    for (var patched : patch.settings()) {
      builder.apply(patched, "the JSON patch on " + owner, defaults.kubeVirt());
    }
    builder.followPostCopy("");
    return new SettingsByPolicy(
        knowledge(hyperConverged.header(), patch.understood()),
        builder.build(),
        hasStallDetection(cluster, FeatureGateLists.of(hyperConverged).enables(STALL_DETECTION)));
  }

  private static Knowledge knowledge(Header header, boolean understood) {
    return header.refusal().isEmpty() && understood ? Knowledge.SHOWN : Knowledge.UNCLEAR;
  }

  private static String owner(Header header) {
    return header.gvk().kind() + " " + header.nameText();
  }
}

package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.manifest.GroupVersionKind;
import java.util.List;
import java.util.Objects;

/**
 * The KubeVirt object: cluster-wide configuration where no HyperConverged owns it.
 *
 * @param migrations the settings under {@code spec.configuration.migrations}
 * @param featureGatesList what is under {@code
 *     spec.configuration.developerConfiguration.featureGates}
 * @param featureGates its items
 * @param disabledFeatureGates the items of {@code disabledFeatureGates} beside it, since 1.8
 * @param network how guests may be connected
 * @param rolloutStrategy {@code spec.configuration.vmRolloutStrategy}
 */
public record KubeVirt(
    Header header,
    Field<Block> migrationsBlock,
    MigrationSettings migrations,
    Field<String> evictionStrategy,
    Field<Shape> featureGatesList,
    List<Field<String>> featureGates,
    List<Field<String>> disabledFeatureGates,
    NetworkOptions network,
    Field<String> rolloutStrategy,
    WorkloadUpdates workloadUpdates,
    ClusterGuestDefaults guestDefaults) {
  public static final String GROUP = "kubevirt.io";
  public static final String KIND = "KubeVirt";

  /** Whether an object of that kind configures KubeVirt, itself or through its operator; a cluster has one. */
  public static boolean isConfiguredBy(GroupVersionKind gvk) {
    return gvk.is(GROUP, KIND) || gvk.is(HyperConverged.GROUP, HyperConverged.KIND);
  }

  public KubeVirt {
    Objects.requireNonNull(header);
    Objects.requireNonNull(migrationsBlock);
    Objects.requireNonNull(migrations);
    Objects.requireNonNull(evictionStrategy);
    Objects.requireNonNull(featureGatesList);
    featureGates = List.copyOf(featureGates);
    disabledFeatureGates = List.copyOf(disabledFeatureGates);
    Objects.requireNonNull(network);
    Objects.requireNonNull(rolloutStrategy);
    Objects.requireNonNull(workloadUpdates);
    Objects.requireNonNull(guestDefaults);
  }

  /** Whether a gate is listed by that name. */
  public boolean hasGate(String gate) {
    for (var listed : featureGates) {
      if (listed.value().filter(gate::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }
}

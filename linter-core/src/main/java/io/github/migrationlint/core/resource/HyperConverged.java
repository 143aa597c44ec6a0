package io.github.migrationlint.core.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The HyperConverged object, whose settings the operator copies into the KubeVirt object it owns.
 *
 * @param layout where its fields are; decided by the apiVersion alone
 * @param spec the keys of {@code spec}
 * @param liveMigrationConfig the keys of the migration settings at this layout's path
 * @param virtualization the keys of what holds {@code liveMigrationConfig}
 * @param featureGates what is under {@code spec.featureGates}, and its gate names
 * @param gates the feature gates of either layout
 * @param deploysNetworkResourcesInjector the field {@code spec.deployment.deployNetworkResourcesInjector}; true unless written, and absent in v1beta1
 * @param kubevirtPatch the annotation {@code kubevirt.kubevirt.io/jsonpatch}
 * @param otherPatches the patches for the other operators that HCO deploys, where written
 */
public record HyperConverged(
    Header header,
    Layout layout,
    Field<Block> spec,
    Field<Block> virtualization,
    Field<Block> liveMigrationConfig,
    MigrationSettings migrations,
    Field<String> evictionStrategy,
    Field<Shape> featureGates,
    List<LabelPair> featureGateNames,
    List<GateSwitch> gates,
    WorkloadUpdates workloadUpdates,
    Field<Boolean> deploysNetworkResourcesInjector,
    JsonPatch kubevirtPatch,
    List<JsonPatch> otherPatches,
    ClusterGuestDefaults guestDefaults) {
  public static final String GROUP = "hco.kubevirt.io";
  public static final String KIND = "HyperConverged";

  /**
   * The only name the operator looks at: {@code api/v1/hyperconverged_types.go}, {@code
   * HyperConvergedName}.
   */
  public static final String NAME = "kubevirt-hyperconverged";

  /** Where the fields of an apiVersion are. */
  public enum Layout {
    /** {@code spec.liveMigrationConfig}; feature gates are an object of booleans. */
    V1BETA1("spec.liveMigrationConfig"),
    /** {@code spec.virtualization.liveMigrationConfig}; feature gates are a list of names. */
    V1("spec.virtualization.liveMigrationConfig");

    private final String migrationsPath;

    Layout(String migrationsPath) {
      this.migrationsPath = migrationsPath;
    }

    public String migrationsPath() {
      return migrationsPath;
    }
  }

  public HyperConverged {
    Objects.requireNonNull(header);
    Objects.requireNonNull(layout);
    Objects.requireNonNull(spec);
    Objects.requireNonNull(virtualization);
    Objects.requireNonNull(liveMigrationConfig);
    Objects.requireNonNull(migrations);
    Objects.requireNonNull(evictionStrategy);
    Objects.requireNonNull(featureGates);
    featureGateNames = List.copyOf(featureGateNames);
    gates = List.copyOf(gates);
    Objects.requireNonNull(workloadUpdates);
    Objects.requireNonNull(deploysNetworkResourcesInjector);
    Objects.requireNonNull(kubevirtPatch);
    otherPatches = List.copyOf(otherPatches);
    Objects.requireNonNull(guestDefaults);
  }

  /** Whether a feature gate of its own is written as off. */
  public boolean turnsOff(String gate) {
    for (var written : gates) {
      if (written.name().equalsIgnoreCase(gate)
          && written.on().value().filter(on -> !on).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** All JSON patches, that for KubeVirt first. */
  public List<JsonPatch> patches() {
    var patches = new ArrayList<JsonPatch>();
    patches.add(kubevirtPatch);
    patches.addAll(otherPatches);
    return patches;
  }
}

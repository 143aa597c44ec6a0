package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * What a KubeVirt or HyperConverged object says about the guests of the whole cluster, besides migrations.
 *
 * @param cpuModel the CPU model of guests that name none
 * @param mediatedDevices the resource names of the permitted mediated devices
 * @param decentralizedGate HyperConverged's own switch for DecentralizedLiveMigration, at its place;
 *     absent in a KubeVirt object
 * @param commonInstancetypes whether KubeVirt installs the instancetypes that it has; it does where
 *     none says so
 */
public record ClusterGuestDefaults(
    Field<String> cpuModel,
    Items<Field<String>> mediatedDevices,
    Field<Boolean> decentralizedGate,
    Field<Boolean> commonInstancetypes) {
  public ClusterGuestDefaults {
    Objects.requireNonNull(cpuModel);
    Objects.requireNonNull(mediatedDevices);
    Objects.requireNonNull(decentralizedGate);
    Objects.requireNonNull(commonInstancetypes);
  }

  static ClusterGuestDefaults ofKubeVirt(Section configuration) {
    return new ClusterGuestDefaults(
        configuration.text("cpuModel"),
        mediated(configuration),
        new Field.Absent<>(configuration.key()),
        configuration.section("commonInstancetypesDeployment").bool("enabled"));
  }

  static ClusterGuestDefaults ofHyperConverged(Section spec, HyperConverged.Layout layout) {
    if (layout == HyperConverged.Layout.V1BETA1) {
      return new ClusterGuestDefaults(
          spec.text("defaultCPUModel"),
          mediated(spec),
          spec.section("featureGates").bool("decentralizedLiveMigration"),
          spec.section("CommonInstancetypesDeployment").bool("enabled"));
    }
    var virtualization = spec.section("virtualization");
    return new ClusterGuestDefaults(
        virtualization.section("virtualMachineOptions").text("defaultCPUModel"),
        mediated(virtualization),
        new Field.Absent<>(spec.key()),
        spec.section("workloadSources").section("commonInstancetypesDeployment").bool("enabled"));
  }

  private static Items<Field<String>> mediated(Section owner) {
    return owner
        .section("permittedHostDevices")
        .items("mediatedDevices", device -> device.text("resourceName"));
  }
}

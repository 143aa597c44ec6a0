package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * What a KubeVirt or HyperConverged object says about the guests of the whole cluster, besides migrations.
 *
 * @param cpuModel the CPU model of guests that name none
 * @param mediatedDevices the resource names of the permitted mediated devices
 * @param decentralizedGate HyperConverged's own switch for DecentralizedLiveMigration, at its place;
 *     absent in a KubeVirt object
 */
public record ClusterGuestDefaults(
    Field<String> cpuModel,
    Items<Field<String>> mediatedDevices,
    Field<Boolean> decentralizedGate) {
  public ClusterGuestDefaults {
    Objects.requireNonNull(cpuModel);
    Objects.requireNonNull(mediatedDevices);
    Objects.requireNonNull(decentralizedGate);
  }

  static ClusterGuestDefaults ofKubeVirt(Section configuration) {
    return new ClusterGuestDefaults(
        configuration.text("cpuModel"),
        mediated(configuration),
        new Field.Absent<>(configuration.key()));
  }

  static ClusterGuestDefaults ofHyperConverged(Section spec, HyperConverged.Layout layout) {
    if (layout == HyperConverged.Layout.V1BETA1) {
      return new ClusterGuestDefaults(
          spec.text("defaultCPUModel"),
          mediated(spec),
          spec.section("featureGates").bool("decentralizedLiveMigration"));
    }
    var virtualization = spec.section("virtualization");
    return new ClusterGuestDefaults(
        virtualization.section("virtualMachineOptions").text("defaultCPUModel"),
        mediated(virtualization),
        new Field.Absent<>(spec.key()));
  }

  private static Items<Field<String>> mediated(Section owner) {
    return owner
        .section("permittedHostDevices")
        .items("mediatedDevices", device -> device.text("resourceName"));
  }
}

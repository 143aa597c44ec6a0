package io.github.migrationlint.core.resource;

import java.util.Locale;
import java.util.Objects;

/**
 * A VirtualMachineInstancetype or VirtualMachineClusterInstancetype: what it puts into the VMIs of the
 * VMs that refer to it. Upstream: kubevirt {@code pkg/instancetype/apply}.
 *
 * @param annotations {@code spec.annotations}, which the VMI gets
 * @param launchSecurity its keys
 */
public record Instancetype(
    Header header,
    Labels annotations,
    Field<Quantity> guestMemory,
    Field<Quantity> pageSize,
    Field<Long> guestCpus,
    Field<Boolean> dedicatedCpuPlacement,
    Items<HostDevice> hostDevices,
    Items<HostDevice> gpus,
    Field<Block> launchSecurity,
    Labels nodeSelector) {
  public static final String KIND = "VirtualMachineInstancetype";
  public static final String CLUSTER_KIND = "VirtualMachineClusterInstancetype";

  public Instancetype {
    Objects.requireNonNull(header);
    Objects.requireNonNull(annotations);
    Objects.requireNonNull(guestMemory);
    Objects.requireNonNull(pageSize);
    Objects.requireNonNull(guestCpus);
    Objects.requireNonNull(dedicatedCpuPlacement);
    Objects.requireNonNull(hostDevices);
    Objects.requireNonNull(gpus);
    Objects.requireNonNull(launchSecurity);
    Objects.requireNonNull(nodeSelector);
  }

  /** Whether every namespace may refer to it. */
  public boolean isClusterWide() {
    return header.gvk().kind().equals(CLUSTER_KIND);
  }

  /**
   * Whether a reference in that namespace means this one; kinds are compared without case and may be
   * plural, and the cluster-wide one is meant where none is written. Upstream: kubevirt {@code
   * pkg/instancetype/find/spec.go}.
   */
  public boolean isMeantBy(String namespace, String name, String kind) {
    if (!header.nameText().equals(name)) {
      return false;
    }
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "virtualmachineinstancetype", "virtualmachineinstancetypes" ->
        !isClusterWide() && header.namespaceText().equals(namespace);
      case "", "virtualmachineclusterinstancetype", "virtualmachineclusterinstancetypes" ->
        isClusterWide();
      default -> false;
    };
  }
}

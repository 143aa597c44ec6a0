package io.github.migrationlint.core.resource;

import java.util.Objects;
import java.util.Optional;

/**
 * Whatever makes VMIs: policies match the labels of the VMI, which come from another place in each
 * kind.
 *
 * @param vmiLabels the labels that reach the VMI
 * @param vmLabels labels that stop above the VMI: of the VM, or of a pool's VM template; no pairs for
 *     kinds that have no such level
 * @param vmAnnotations annotations that stop there
 * @param guest the VMI it makes
 * @param machine what a VM says above the template of its VMI; empty for kinds that have no such
 *     level
 * @param replicas how many VMIs a pool or replica set makes
 * @param observed what a running cluster says of its migration; empty for what is only written
 * @param ownedByMachine whether it is a VMI that a VM made
 */
public record Workload(
    Header header,
    Kind kind,
    Labels vmiLabels,
    Labels vmLabels,
    Labels vmAnnotations,
    Guest guest,
    Optional<Machine> machine,
    Field<Long> replicas,
    Optional<ObservedMigration> observed,
    boolean ownedByMachine) {
  /**
   * Put on a VMI, with an empty value, whose launcher is older than KubeVirt: kubevirt {@code
   * pkg/virt-controller/watch/vmi/lifecycle.go}, {@code setLauncherContainerInfo}.
   */
  public static final String OUTDATED_LAUNCHER_LABEL = "kubevirt.io/outdatedLauncherImage";

  /** The kinds, and where the labels of the VMI are in each. */
  public enum Kind {
    /** kubevirt {@code pkg/virt-controller/watch/vm/vm.go}, {@code SetupVMIFromVM}. */
    VIRTUAL_MACHINE("VirtualMachine", "spec.template.metadata.labels"),
    VIRTUAL_MACHINE_INSTANCE("VirtualMachineInstance", "metadata.labels"),
    /** kubevirt {@code pkg/virt-controller/watch/replicaset/replicaset.go}. */
    VIRTUAL_MACHINE_INSTANCE_REPLICA_SET(
        "VirtualMachineInstanceReplicaSet", "spec.template.metadata.labels"),
    /** kubevirt {@code pkg/virt-controller/watch/pool/pool.go}. */
    VIRTUAL_MACHINE_POOL(
        "VirtualMachinePool", "spec.virtualMachineTemplate.spec.template.metadata.labels");

    private final String word;
    private final String labelsPath;

    Kind(String word, String labelsPath) {
      this.word = word;
      this.labelsPath = labelsPath;
    }

    /** The kind as manifests write it. */
    public String word() {
      return word;
    }

    /** Where the labels that reach the VMI are written. */
    public String labelsPath() {
      return labelsPath;
    }
  }

  public Workload {
    Objects.requireNonNull(header);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(vmiLabels);
    Objects.requireNonNull(vmLabels);
    Objects.requireNonNull(vmAnnotations);
    Objects.requireNonNull(guest);
    Objects.requireNonNull(machine);
    Objects.requireNonNull(replicas);
    Objects.requireNonNull(observed);
  }

  /** As that of its header. */
  @Override
  public int hashCode() {
    return header.hashCode();
  }

  Workload observing(Optional<ObservedMigration> migration) {
    return new Workload(
        header,
        kind,
        vmiLabels,
        vmLabels,
        vmAnnotations,
        guest,
        machine,
        replicas,
        migration,
        ownedByMachine);
  }

  /** {@code namespace/name}, as users name a VM. */
  public String id() {
    return header.shownNamespace() + "/" + header.shownName();
  }

  /** How a message calls it: {@code VM `shop/db`}, and other kinds by their own word. */
  public String title() {
    return (kind == Kind.VIRTUAL_MACHINE ? "VM" : kind.word()) + " `" + id() + "`";
  }
}

package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of the KubeVirt family of API groups, those of earlier releases included: what tells a
 * kind in the wrong group, or a misspelled one, from one that is only unknown here.
 *
 * <p>Sources, each at the head of its repository and, for what is gone since, at the tags named:
 *
 * <ul>
 *   <li>kubevirt {@code staging/src/kubevirt.io/api/<group>/<version>/register.go} ({@code flavor} at
 *       v0.53.2),
 *   <li>containerized-data-importer {@code
 *       staging/src/kubevirt.io/containerized-data-importer-api/pkg/apis/<group>/<version>/register.go},
 *   <li>hyperconverged-cluster-operator {@code deploy/crds} of every release (HCO, SSP, NetworkAddons,
 *       HostPathProvisioner, and operators it once deployed),
 *   <li>kubevirt-migration-operator and kubevirt-migration-controller {@code config/crd/bases}: they
 *       share {@code migrations.kubevirt.io} with MigrationPolicy,
 *   <li>application-aware-quota, managed-tenant-quota: {@code pkg/apis/core/v1alpha1/register.go}, and
 *       virt-template {@code config/crd/bases}.
 * </ul>
 *
 * <p>Downstream products add groups and kinds of their own, so an unknown one is no mistake by itself.
 */
public final class KnownKinds {
  /** Shorter names are distinguished by every letter: {@code CDI}, {@code SSP}, {@code AAQ}. */
  private static final int MIN_LENGTH_FOR_ONE_SLIP = 5;

  private static final int MIN_LENGTH_FOR_TWO_SLIPS = 10;

  private static final String FAMILY = ".kubevirt.io";

  private static final List<Home> HOMES = List.of(
      new Home(
          "kubevirt.io",
          "v1",
          "KubeVirt",
          "VirtualMachine",
          "VirtualMachineInstance",
          "VirtualMachineInstanceMigration",
          "VirtualMachineInstancePreset",
          "VirtualMachineInstanceReplicaSet"),
      new Home(
          "migrations.kubevirt.io",
          "v1alpha1",
          "MigrationPolicy",
          "MigController",
          "MultiNamespaceVirtualMachineStorageMigration",
          "MultiNamespaceVirtualMachineStorageMigrationPlan",
          "VirtualMachineStorageMigration",
          "VirtualMachineStorageMigrationPlan"),
      new Home("hco.kubevirt.io", "v1beta1", "HyperConverged"),
      new Home("pool.kubevirt.io", "", "VirtualMachinePool"),
      new Home(
          "instancetype.kubevirt.io",
          "",
          "VirtualMachineClusterInstancetype",
          "VirtualMachineClusterPreference",
          "VirtualMachineInstancetype",
          "VirtualMachinePreference"),
      new Home("flavor.kubevirt.io", "", "VirtualMachineClusterFlavor", "VirtualMachineFlavor"),
      new Home("clone.kubevirt.io", "", "VirtualMachineClone"),
      new Home(
          "snapshot.kubevirt.io",
          "",
          "VirtualMachineRestore",
          "VirtualMachineSnapshot",
          "VirtualMachineSnapshotContent"),
      new Home("export.kubevirt.io", "", "VirtualMachineExport"),
      new Home("backup.kubevirt.io", "", "VirtualMachineBackup", "VirtualMachineBackupTracker"),
      new Home("plugin.kubevirt.io", "", "Plugin"),
      new Home(
          "template.kubevirt.io", "", "VirtualMachineTemplate", "VirtualMachineTemplateRequest"),
      new Home(
          "cdi.kubevirt.io",
          "v1beta1",
          "CDI",
          "CDIConfig",
          "DataImportCron",
          "DataSource",
          "DataVolume",
          "ObjectTransfer",
          "StorageProfile",
          "VolumeCloneSource",
          "VolumeImportSource",
          "VolumeUploadSource"),
      new Home("upload.cdi.kubevirt.io", "v1beta1", "UploadTokenRequest"),
      new Home(
          "forklift.cdi.kubevirt.io",
          "v1beta1",
          "OpenstackVolumePopulator",
          "OvirtVolumePopulator"),
      new Home(
          "ssp.kubevirt.io",
          "",
          "SSP",
          "KubevirtCommonTemplatesBundle",
          "KubevirtMetricsAggregation",
          "KubevirtNodeLabellerBundle",
          "KubevirtTemplateValidator"),
      new Home("networkaddonsoperator.network.kubevirt.io", "", "NetworkAddonsConfig"),
      new Home("hostpathprovisioner.kubevirt.io", "", "HostPathProvisioner"),
      new Home(
          "aaq.kubevirt.io",
          "",
          "AAQ",
          "AAQJobQueueConfig",
          "ApplicationAwareAppliedClusterResourceQuota",
          "ApplicationAwareClusterResourceQuota",
          "ApplicationAwareResourceQuota"),
      new Home("mtq.kubevirt.io", "", "MTQ", "VirtualMachineMigrationResourceQuota"),
      new Home("filerestore.kubevirt.io", "", "FileRestoreOperator", "VirtualMachineFileRestore"),
      new Home("ifo.kubevirt.io", "", "InFlightOperation", "OperationRuleSet"),
      // What follows is gone; the group kubevirt.io itself once held some of it.
      new Home(
          "kubevirt.io",
          "",
          "KubevirtCommonTemplatesBundle",
          "KubevirtMetricsAggregation",
          "KubevirtNodeLabellerBundle",
          "KubevirtTemplateValidator",
          "KWebUI",
          "NodeMaintenance",
          "V2VVmware"),
      new Home("machineremediation.kubevirt.io", "", "MachineRemediationOperator"),
      new Home("nodemaintenance.kubevirt.io", "", "NodeMaintenance"),
      new Home("tektontasks.kubevirt.io", "", "TektonTasks"),
      new Home("v2v.kubevirt.io", "", "OVirtProvider", "V2VVmware", "VMImportConfig"));

  /**
   * A group and kinds of it.
   *
   * @param version that all releases that know the kinds serve; empty where it changed
   */
  private record Home(String group, String version, List<String> kinds) {
    Home(String group, String version, String... kinds) {
      this(group, version, List.of(kinds));
    }
  }

  private KnownKinds() {}

  /** The groups that have a kind of that name; none for an unknown one. */
  public static List<String> groupsOf(String kind) {
    var groups = new ArrayList<String>();
    for (var home : HOMES) {
      if (home.kinds().contains(kind) || home.kinds().contains(itemOf(kind))) {
        groups.add(home.group());
      }
    }
    return groups;
  }

  /** The kinds of that group; none for an unknown one. */
  public static List<String> kindsOf(String group) {
    var kinds = new ArrayList<String>();
    for (var home : HOMES) {
      if (home.group().equals(group)) {
        kinds.addAll(home.kinds());
      }
    }
    return kinds;
  }

  /**
   * The group someone meant who put a kind into a group that does not have it: the only one that
   * has it. Empty if the kind is unknown, has several homes, or is at home in that group; empty, too,
   * if the group is unknown and not like the right one.
   */
  public static Optional<String> rightGroup(String group, String kind) {
    var groups = groupsOf(kind);
    if (groups.size() != 1 || groups.contains(group)) {
      return Optional.empty();
    }
    var right = groups.get(0);
    return kindsOf(group).isEmpty() && !isLike(ownPart(group), ownPart(right))
        ? Optional.empty()
        : Optional.of(right);
  }

  /** What tells a group from the others of the family. */
  private static String ownPart(String group) {
    return group.endsWith(FAMILY) ? group.substring(0, group.length() - FAMILY.length()) : "";
  }

  /**
   * The kind someone meant who misspelled one of that group: it differs in letter case alone, or one
   * slip (two from ten letters on) makes one out of the other, a slip being a letter too many, too
   * few, changed, or swapped with its neighbor. Empty if the kind is known in any group, or none is
   * like it, or two are.
   */
  public static Optional<String> likeliestKind(String group, String written) {
    if (!groupsOf(written).isEmpty()) {
      return Optional.empty();
    }
    var best = Optional.<String>empty();
    var fewest = Integer.MAX_VALUE;
    for (var kind : kindsOf(group)) {
      var slips = kind.equalsIgnoreCase(written) ? 0 : Spelling.edits(written, kind);
      if (slips <= allowance(kind) && slips <= fewest) {
        best = slips < fewest ? Optional.of(kind) : Optional.empty();
        fewest = slips;
      }
    }
    return best;
  }

  /** The apiVersion of a kind in a group, where it is the same in all releases. */
  public static Optional<String> apiVersion(String group, String kind) {
    for (var home : HOMES) {
      if (home.group().equals(group)
          && home.kinds().contains(kind)
          && !home.version().isEmpty()) {
        return Optional.of(group + "/" + home.version());
      }
    }
    return Optional.empty();
  }

  private static String itemOf(String kind) {
    return kind.endsWith("List") ? kind.substring(0, kind.length() - "List".length()) : kind;
  }

  private static boolean isLike(String written, String known) {
    return Spelling.edits(written, known) <= allowance(known);
  }

  private static int allowance(String known) {
    if (known.length() < MIN_LENGTH_FOR_ONE_SLIP) {
      return 0;
    }
    return known.length() < MIN_LENGTH_FOR_TWO_SLIPS ? 1 : 2;
  }
}

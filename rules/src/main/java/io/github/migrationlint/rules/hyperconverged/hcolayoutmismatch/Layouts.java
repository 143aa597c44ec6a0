package io.github.migrationlint.rules.hyperconverged.hcolayoutmismatch;

import io.github.migrationlint.core.edit.YamlEditor;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the fields of {@code spec} are in the two API versions of HyperConverged. Upstream:
 * hyperconverged-cluster-operator {@code api/v1beta1/conversion.go}.
 */
final class Layouts {
  /** One field that moved; paths below {@code spec}. */
  record Move(String v1beta1, String v1) {
    String keyInV1beta1() {
      return firstStep(v1beta1);
    }

    String keyInV1() {
      return firstStep(v1);
    }

    private static String firstStep(String path) {
      var dot = path.indexOf('.');
      return dot < 0 ? path : path.substring(0, dot);
    }
  }

  static final List<Move> MOVES = List.of(
      to("virtualization", "liveMigrationConfig"),
      to("virtualization", "evictionStrategy"),
      to("virtualization", "workloadUpdateStrategy"),
      to("virtualization", "permittedHostDevices"),
      to("virtualization", "mediatedDevicesConfiguration"),
      to("virtualization", "liveUpdateConfiguration"),
      to("virtualization", "virtualMachineOptions"),
      to("virtualization", "tuningPolicy"),
      to("virtualization", "higherWorkloadDensity"),
      to("virtualization", "ksmConfiguration"),
      to("virtualization", "changedBlockTrackingLabelSelectors"),
      to("virtualization", "hypervisors"),
      to("virtualization", "roleAggregationStrategy"),
      to("virtualization.virtualMachineOptions", "defaultCPUModel"),
      to("virtualization.virtualMachineOptions", "defaultRuntimeClass"),
      new Move("obsoleteCPUs.cpuModels", "virtualization.obsoleteCPUModels"),
      new Move(
          "resourceRequirements.vmiCPUAllocationRatio", "virtualization.vmiCPUAllocationRatio"),
      new Move(
          "resourceRequirements.autoCPULimitNamespaceLabelSelector",
          "virtualization.autoCPULimitNamespaceLabelSelector"),
      new Move("resourceRequirements.storageWorkloads", "storage.workloadResourceRequirements"),
      to("storage", "vmStateStorageClass"),
      to("storage", "scratchSpaceStorageClass"),
      to("storage", "storageImport"),
      to("storage", "filesystemOverhead"),
      to("security", "certConfig"),
      to("security", "tlsSecurityProfile"),
      to("networking", "networkBinding"),
      to("networking", "kubeMacPoolConfiguration"),
      to("networking", "kubeSecondaryDNSNameServerIP"),
      new Move("infra.nodePlacement", "deployment.nodePlacements.infra"),
      new Move("workloads.nodePlacement", "deployment.nodePlacements.workload"),
      to("deployment", "uninstallStrategy"),
      to("deployment", "logVerbosityConfig"),
      to("deployment", "deployVmConsoleProxy"),
      to("deployment", "applicationAwareConfig"),
      new Move("enableApplicationAwareQuota", "deployment.applicationAwareConfig.enable"),
      to("workloadSources", "commonTemplatesNamespace"),
      to("workloadSources", "commonBootImageNamespace"),
      to("workloadSources", "enableCommonBootImageImport"),
      to("workloadSources", "dataImportCronTemplates"),
      to("workloadSources", "instancetypeConfig"),
      new Move("CommonInstancetypesDeployment", "workloadSources.commonInstancetypesDeployment"));

  /** The same from the root of the object on. */
  static final List<YamlEditor.Move> TO_V1 = toV1();

  /** Fields that v1 has no more; the conversion drops them. */
  static final List<String> DROPPED_IN_V1 = List.of(
      "localStorageClassName", "tektonPipelinesNamespace", "tektonTasksNamespace", "vddkInitImage");

  /** Fields that only v1 has, since 1.19. */
  static final List<String> NEW_IN_V1 = List.of("observability");

  private Layouts() {}

  private static List<YamlEditor.Move> toV1() {
    var moves = new ArrayList<YamlEditor.Move>();
    for (var move : MOVES) {
      moves.add(new YamlEditor.Move(inSpec(move.v1beta1), inSpec(move.v1)));
    }
    return moves;
  }

  private static List<String> inSpec(String path) {
    return List.of(("spec." + path).split("\\.", -1));
  }

  private static Move to(String parent, String field) {
    return new Move(field, parent + "." + field);
  }

  /** What became of the fields at or below a key of v1beta1. */
  static List<Move> fromV1beta1(String key) {
    var moves = new ArrayList<Move>();
    for (var move : MOVES) {
      if (move.keyInV1beta1().equals(key)) {
        moves.add(move);
      }
    }
    return moves;
  }

  /** What the fields at or below a key of v1 were before. */
  static List<Move> fromV1(String key) {
    var moves = new ArrayList<Move>();
    for (var move : MOVES) {
      if (move.keyInV1().equals(key)) {
        moves.add(move);
      }
    }
    return moves;
  }
}

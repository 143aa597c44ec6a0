package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.TargetObstacle.Kind;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the target pod of a migration may run, and whether it may exist. The pod takes over node selector,
 * affinity, volumes and requests of the VMI, and stays off the node of the source. Upstream: kubevirt {@code
 * pkg/virt-controller/watch/migration/migration.go}, {@code createTargetPod}. Nothing of this shows in the
 * condition LiveMigratable.
 */
public final class TargetNodes {
  public static final Analysis<TargetNodes> ANALYSIS =
      new Fact<>(
          "target-nodes",
          Claims.ANALYSIS,
          VmGroups.ANALYSIS,
          QuotaRoom.ANALYSIS,
          CpuModels.ANALYSIS) {
        @Override
        public TargetNodes run(Pass pass) {
          return new TargetNodes(
              pass.resultOf(Claims.ANALYSIS),
              pass.resultOf(VmGroups.ANALYSIS),
              pass.resultOf(QuotaRoom.ANALYSIS),
              pass.resultOf(CpuModels.ANALYSIS));
        }
      };

  /** How long the value of a label may be. */
  public static final int LABEL_LENGTH = 63;

  private final Claims claims;
  private final VmGroups groups;
  private final QuotaRoom quotas;
  private final CpuModels cpus;

  private TargetNodes(Claims claims, VmGroups groups, QuotaRoom quotas, CpuModels cpus) {
    this.claims = claims;
    this.groups = groups;
    this.quotas = quotas;
    this.cpus = cpus;
  }

  /** What keeps migrations of that workload's VMIs from having a target; empty where nothing shows. */
  public List<TargetObstacle> of(Workload workload) {
    var obstacles = new ArrayList<TargetObstacle>();
    NodePin.of(workload)
        .map(pin -> TargetObstacle.certain(
            Kind.PINNED_NODE, "it may run on node `" + pin.node() + "` only", pin.place()))
        .ifPresent(obstacles::add);
    longName(workload, obstacles);
    claims.localVolume(workload).ifPresent(obstacles::add);
    groups.crowded(workload).ifPresent(obstacles::add);
    quotas.missingFor(workload).ifPresent(obstacles::add);
    groups.ownGroup(workload).ifPresent(obstacles::add);
    cpus.hostCpu(workload).ifPresent(obstacles::add);
    return List.copyOf(obstacles);
  }

  /**
   * Every migration gets the name of its VMI as the value of a label: {@code
   * pkg/virt-api/webhooks/mutating-webhook/mutators/migration-create-mutator.go}, {@code
   * addMigrationSelectorLabel}. The API server then rejects the migration.
   */
  private static void longName(Workload workload, List<TargetObstacle> obstacles) {
    var length = vmiNameLength(workload);
    if (length > LABEL_LENGTH) {
      obstacles.add(TargetObstacle.certain(
          Kind.LONG_NAME,
          "its name has " + length + " characters, more than a label holds",
          workload.header().place()));
    }
  }

  /** How long the names of its VMIs are at least; 0 where that is unknown. */
  public static int vmiNameLength(Workload workload) {
    var length = workload.header().nameText().length();
    return switch (workload.kind()) {
      case VIRTUAL_MACHINE, VIRTUAL_MACHINE_INSTANCE -> length;
      // Each VM of a pool has a number behind the name: pkg/virt-controller/watch/pool/pool.go,
      // scaleOut.
      case VIRTUAL_MACHINE_POOL -> length == 0 ? 0 : length + "-0".length();
      // The API server shortens what it generates a name of.
      case VIRTUAL_MACHINE_INSTANCE_REPLICA_SET -> 0;
    };
  }
}

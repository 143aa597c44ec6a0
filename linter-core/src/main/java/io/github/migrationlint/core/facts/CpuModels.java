package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.config.NodeCpus;
import io.github.migrationlint.core.facts.TargetObstacle.Kind;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * Which guests take their CPU from the node they start on. Upstream: kubevirt {@code
 * pkg/defaults/defaults.go}, {@code setDefaultCPUModel}: what the VMI says, else what the cluster says, else {@code
 * host-model}; and {@code pkg/virt-controller/watch/migration/migration.go}, {@code
 * prepareNodeSelectorForHostCpuModel}: the target has to support the model and features of the source's node. With
 * {@code host-passthrough} nothing chooses the target, and libvirt or the guest fails on another CPU.
 */
public final class CpuModels {
  public static final Analysis<CpuModels> ANALYSIS =
      new Fact<>("cpu-models", ConfiguringObject.ANALYSIS, Instancetypes.ANALYSIS) {
        @Override
        public CpuModels run(Pass pass) {
          return new CpuModels(
              pass.cluster().facts().cpus(),
              pass.resultOf(ConfiguringObject.ANALYSIS),
              pass.resultOf(Instancetypes.ANALYSIS));
        }
      };

  public static final String HOST_MODEL = "host-model";
  public static final String HOST_PASSTHROUGH = "host-passthrough";

  /** Where a KubeVirt object has the model of guests that name none. */
  public static final String PATCHED = "/spec/configuration/cpuModel";

  private final Optional<NodeCpus> cpus;
  private final ConfiguringObject configuring;
  private final Instancetypes instancetypes;

  private CpuModels(
      Optional<NodeCpus> cpus, ConfiguringObject configuring, Instancetypes instancetypes) {
    this.cpus = cpus;
    this.configuring = configuring;
    this.instancetypes = instancetypes;
  }

  /** The processors of the nodes, where they differ. */
  public Optional<NodeCpus> mixed() {
    return cpus.filter(NodeCpus::areMixed);
  }

  Optional<TargetObstacle> hostCpu(Workload workload) {
    if (mixed().isEmpty()) {
      return Optional.empty();
    }
    return hostModel(workload)
        .map(model -> new TargetObstacle(
            Kind.HOST_CPU,
            "it takes its CPU model from its node (`" + model.value() + "`), and nodes differ",
            model.origin().place().orElse(workload.header().place()),
            List.of(),
            "another node has a compatible CPU"));
  }

  /** The model in effect, where it is that of the node; empty where it is another one, or unknown. */
  public Optional<Setting<String>> hostModel(Workload workload) {
    var written = workload.guest().cpu().model();
    if (written.isWritten()) {
      return ofHost(written, workload.title());
    }
    var instancetype = instancetypes.of(workload);
    if (instancetype.referred() && instancetype.shipped().isEmpty()) {
      // It may name a model; those that KubeVirt ships name none.
      return Optional.empty();
    }
    return clusterModel().flatMap(this::clusterHostModel);
  }

  /** Where the cluster names a model for guests that name none; empty where no one shows the object. */
  private Optional<Field<String>> clusterModel() {
    var owner = configuring.hyperConverged();
    if (owner.isPresent()) {
      return owner
          .get()
          .kubevirtPatch()
          .text(PATCHED)
          .or(() -> owner.map(object -> object.guestDefaults().cpuModel()));
    }
    return configuring.kubeVirt().map(object -> object.guestDefaults().cpuModel());
  }

  private Optional<Setting<String>> clusterHostModel(Field<String> written) {
    if (written.isWritten()) {
      return ofHost(written, "the cluster");
    }
    return Optional.of(new Setting<>(HOST_MODEL, new Origin.ReleaseDefault("default of KubeVirt")));
  }

  private static Optional<Setting<String>> ofHost(Field<String> written, String words) {
    Span place = written.span();
    return written
        .value()
        .filter(model -> model.equals(HOST_MODEL) || model.equals(HOST_PASSTHROUGH))
        .map(model -> new Setting<>(model, new Origin.Declared(words, place)));
  }
}

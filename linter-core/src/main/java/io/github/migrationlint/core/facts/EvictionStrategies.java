package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.schemas.Version;
import java.util.Optional;

/**
 * Which eviction strategy is in effect for a workload, and who says so. Upstream: kubevirt {@code
 * pkg/util/migrations/migrations.go}, {@code VMIEvictionStrategy}: what its VMI says, else what the
 * cluster's configuration says.
 */
public final class EvictionStrategies {
  public static final Analysis<EvictionStrategies> ANALYSIS =
      new Fact<>("eviction-strategies", ConfiguringObject.ANALYSIS) {
        @Override
        public EvictionStrategies run(Pass pass) {
          var versions = pass.cluster().versions();
          return new EvictionStrategies(
              versions.kubeVirt(),
              versions.hyperConverged(),
              pass.cluster().facts().nodes(),
              pass.resultOf(ConfiguringObject.ANALYSIS));
        }
      };

  /** Where a JSON patch of HyperConverged writes the strategy of the cluster. */
  public static final String PATH = "/spec/configuration/evictionStrategy";

  /** Earlier HyperConverged objects have no such field. */
  private static final Version IN_HYPER_CONVERGED_SINCE = Version.of(1, 10);

  private final Version kubeVirt;
  private final Version hyperConverged;
  private final Optional<Integer> nodes;
  private final ConfiguringObject configuring;

  private EvictionStrategies(
      Version kubeVirt,
      Version hyperConverged,
      Optional<Integer> nodes,
      ConfiguringObject configuring) {
    this.kubeVirt = kubeVirt;
    this.hyperConverged = hyperConverged;
    this.nodes = nodes;
    this.configuring = configuring;
  }

  /** Empty where it is unknown, or KubeVirt refuses what is written. */
  public Optional<Setting<EvictionStrategy>> of(Workload workload) {
    var written = workload.guest().evictionStrategy();
    return written.isWritten()
        ? declared(written, workload.kind().word() + " " + workload.id())
        : cluster();
  }

  /** What a workload that says nothing gets; empty where that is unknown. */
  public Optional<Setting<EvictionStrategy>> cluster() {
    var owner = configuring.hyperConverged();
    return owner.isPresent()
        ? ofHyperConverged(owner.get())
        : configuring.kubeVirt().flatMap(this::ofKubeVirt);
  }

  /**
   * What HyperConverged itself fills in depends on the number of workers: hyperconverged-cluster-operator
   * {@code pkg/webhooks/mutator/hyperConvergedMutator.go}, {@code mutateEvictionStrategy}.
   */
  private Optional<Setting<EvictionStrategy>> ofHyperConverged(HyperConverged owner) {
    var patch = owner.kubevirtPatch();
    if (patch.refusal().isPresent()) {
      return Optional.empty();
    }
    var patched = patch.text(PATH);
    if (patched.isPresent()) {
      return written(patched.get(), "JSON patch of " + ConfiguringObject.describe(owner.header()));
    }
    if (!hyperConverged.isAtLeast(IN_HYPER_CONVERGED_SINCE)) {
      return Optional.empty();
    }
    return owner.evictionStrategy().isWritten()
        ? declared(owner.evictionStrategy(), ConfiguringObject.describe(owner.header()))
        : nodes.map(this::byNodes);
  }

  private Setting<EvictionStrategy> byNodes(int count) {
    var words = "default of HyperConverged " + hyperConverged + " with "
        + (count == 1 ? "one node" : count + " nodes");
    return new Setting<>(
        count == 1 ? EvictionStrategy.NONE : EvictionStrategy.LIVE_MIGRATE,
        new Origin.ReleaseDefault(words));
  }

  /** Before 1.0 nothing is the default, with which no one acts either. */
  private Optional<Setting<EvictionStrategy>> ofKubeVirt(KubeVirt object) {
    return written(object.evictionStrategy(), ConfiguringObject.describe(object.header()));
  }

  private Optional<Setting<EvictionStrategy>> written(Field<String> field, String words) {
    return field.isWritten()
        ? declared(field, words)
        : Optional.of(new Setting<>(
            EvictionStrategy.NONE, new Origin.ReleaseDefault("default of KubeVirt " + kubeVirt)));
  }

  private Optional<Setting<EvictionStrategy>> declared(Field<String> field, String words) {
    return field
        .value()
        .flatMap(EvictionStrategy::named)
        .filter(strategy -> strategy.isKnownTo(kubeVirt))
        .map(strategy -> new Setting<>(strategy, new Origin.Declared(words, field.span())));
  }

  /**
   * The HyperConverged that leaves the strategy of a workload to the number of workers: LiveMigrate
   * with two or more, None otherwise. Upstream: hyperconverged-cluster-operator
   * {@code pkg/webhooks/mutator/hyperConvergedMutator.go}, {@code mutateEvictionStrategy}.
   */
  public Optional<Header> leftToWorkers(Workload workload) {
    return configuring
        .hyperConverged()
        .filter(owner -> nodes.isEmpty()
            && !workload.guest().evictionStrategy().isWritten()
            && owner.kubevirtPatch().text(PATH).isEmpty()
            && !owner.evictionStrategy().isWritten()
            && hyperConverged.isAtLeast(IN_HYPER_CONVERGED_SINCE))
        .map(HyperConverged::header);
  }
}

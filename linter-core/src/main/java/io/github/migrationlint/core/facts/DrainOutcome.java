package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a drain of its node does to a running VMI of a workload, as far as the repository shows.
 *
 * @param strategy the eviction strategy in effect; empty where it is unknown
 * @param leftToWorkers the HyperConverged by which the strategy is {@code LiveMigrate} on a cluster of
 *     two workers or more, and {@code None} on a smaller one
 * @param conditions where the effect is undecided: what happens in which case, in reading order; empty where
 *     the cases are not known either
 * @param pin the only node it may run on
 * @param targets why its migrations find no target, though KubeVirt calls it migratable
 * @param singleNode whether the cluster is said to have one node for VMs, so that nothing has a target
 */
public record DrainOutcome(
    Workload workload,
    Effect effect,
    Optional<Setting<EvictionStrategy>> strategy,
    Optional<Header> leftToWorkers,
    Migratability migratability,
    Optional<NodePin> pin,
    List<TargetObstacle> targets,
    boolean singleNode,
    Restart restart,
    List<Case> conditions) {
  /** What happens under a condition; the one of the last resort is {@code otherwise}. */
  public record Case(String condition, Effect effect) {
    public Case {
      Objects.requireNonNull(condition);
      Objects.requireNonNull(effect);
    }
  }

  /** What happens. */
  public enum Effect {
    MIGRATES("migrates"),
    /** The eviction is refused, and nothing comes of it. */
    BLOCKS_DRAIN("blocks the drain"),
    /** The eviction is refused until something outside of KubeVirt has acted. */
    WAITS_FOR_OTHERS("waits for an external controller"),
    RESTARTS("shuts down and restarts elsewhere"),
    STAYS_DOWN("shuts down and stays down"),
    /** It shuts down; what follows is not in the repository. */
    SHUTS_DOWN("shuts down"),
    UNDECIDED("is undecided");

    private final String description;

    Effect(String description) {
      this.description = description;
    }

    /** As a report says it of a VM. */
    public String description() {
      return description;
    }
  }

  public DrainOutcome {
    Objects.requireNonNull(workload);
    Objects.requireNonNull(effect);
    Objects.requireNonNull(strategy);
    Objects.requireNonNull(leftToWorkers);
    Objects.requireNonNull(migratability);
    Objects.requireNonNull(pin);
    targets = List.copyOf(targets);
    Objects.requireNonNull(restart);
    conditions = List.copyOf(conditions);
  }

  public boolean has(EvictionStrategy wanted) {
    return strategy.filter(setting -> setting.value() == wanted).isPresent();
  }

  /** Whether it certainly keeps drains waiting without end, at least on a cluster of several workers. */
  public boolean blocksDrain() {
    return effect == Effect.BLOCKS_DRAIN
        || (leftToWorkers.isPresent()
            && (migratability.truth() == Truth.NO || !certainTargets().isEmpty()));
  }

  /** The obstacles to a target that nothing else in the cluster removes. */
  public List<TargetObstacle> certainTargets() {
    var certain = new ArrayList<TargetObstacle>();
    for (var target : targets) {
      if (target.isCertain()) {
        certain.add(target);
      }
    }
    return certain;
  }

  /** Whether a drain may ask it to migrate, and only a missing target speaks against it. */
  public boolean mayNeedTarget() {
    var mayMigrate = has(EvictionStrategy.LIVE_MIGRATE)
        || has(EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE)
        || leftToWorkers.isPresent();
    return mayMigrate && migratability.truth() != Truth.NO && !singleNode && !isHalted();
  }

  /** Whether the manifest says that it does not run, so that a drain does not meet it. */
  public boolean isHalted() {
    return restart == Restart.NOT_RUNNING;
  }
}

package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.facts.TimeLimit.Uncertainty;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.MigrationSettings;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The time limits that a cluster and its policies write. A policy that writes neither the bandwidth
 * nor the timeout has the limit of the cluster, unless it takes away the post-copy or the pause that
 * saved the migrations.
 */
public final class TimeLimits {
  private static final String NO_COMPRESSION = "none";

  public static final Analysis<TimeLimits> ANALYSIS =
      new Fact<>("time-limits", SettingsByPolicy.ANALYSIS, PolicyAdmission.ANALYSIS) {
        @Override
        public TimeLimits run(Pass pass) {
          return new Search(
                  pass.resultOf(SettingsByPolicy.ANALYSIS),
                  pass.resultOf(PolicyAdmission.ANALYSIS),
                  pass.cluster().versions())
              .run();
        }
      };

  private final Optional<TimeLimit> cluster;
  private final List<TimeLimit> policies;
  private final Truth stallDetection;

  /** Policies are looked up for each VM: by themselves, as comparing two is dear. */
  private final IdentityHashMap<MigrationPolicy, TimeLimit> byPolicy = new IdentityHashMap<>();

  private final IdentityHashMap<MigrationPolicy, Boolean> compressing = new IdentityHashMap<>();

  private TimeLimits(
      Optional<TimeLimit> cluster,
      List<TimeLimit> policies,
      List<MigrationPolicy> compressing,
      Truth stallDetection) {
    this.cluster = cluster;
    this.policies = List.copyOf(policies);
    this.stallDetection = stallDetection;
    for (var limit : policies) {
      limit.policy().ifPresent(policy -> byPolicy.put(policy, limit));
    }
    for (var policy : compressing) {
      this.compressing.put(policy, true);
    }
  }

  /**
   * That of the cluster; empty where its settings are not in the repository, where no one writes them, and
   * where they do not end in an abort.
   */
  public Optional<TimeLimit> cluster() {
    return cluster;
  }

  /** Those of policies, in source order. */
  public List<TimeLimit> policies() {
    return policies;
  }

  /** Whether KubeVirt decides by stall detection what happens at the timeout. */
  public Truth stallDetection() {
    return stallDetection;
  }

  /** All that govern anything: the cluster's first. */
  public List<TimeLimit> all() {
    var all = new ArrayList<TimeLimit>();
    cluster.ifPresent(all::add);
    all.addAll(policies);
    return all;
  }

  /** The limit of a VM; empty where nothing ends its migration by time, or no one can tell. */
  public Optional<TimeLimit> of(GovernedVm vm) {
    if (vm.policy().isEmpty()) {
      return cluster;
    }
    var own = byPolicy.get(vm.policy().get());
    if (own != null) {
      return Optional.of(own);
    }
    var isCompressed = compressing.containsKey(vm.policy().get());
    return cluster
        .filter(limit -> actsOn(vm.settings(), limit))
        .map(limit -> isCompressed ? limit.with(Uncertainty.COMPRESSED) : limit);
  }

  private boolean actsOn(EffectiveSettings settings, TimeLimit limit) {
    return settings
            .get(MigrationField.BANDWIDTH_PER_MIGRATION)
            .equals(Optional.of(limit.bandwidth()))
        && settings
            .get(MigrationField.COMPLETION_TIMEOUT_PER_GIB)
            .equals(Optional.of(limit.timeout()))
        && TimeoutRounds.of(settings, stallDetection)
            .filter(rounds -> rounds.number() == limit.feasibility().timeouts())
            .isPresent();
  }

  /** Where the limits of one cluster are. */
  private record Search(
      SettingsByPolicy effective, PolicyAdmission admission, PlatformVersions versions) {

    TimeLimits run() {
      var cluster = effective.isShown() ? ofCluster() : Optional.<TimeLimit>empty();
      var limits = new ArrayList<TimeLimit>();
      var compressing = new ArrayList<MigrationPolicy>();
      var policies = new ArrayList<>(admission.admitted());
      policies.addAll(admission.unserved());
      for (var policy : policies) {
        if (!leavesTheActionOpen(policy)) {
          ofPolicy(policy, cluster).ifPresent(limits::add);
        }
        if (isCompressed(policy)) {
          compressing.add(policy);
        }
      }
      return new TimeLimits(cluster, limits, compressing, effective.stallDetection());
    }

    private Optional<TimeLimit> ofCluster() {
      var settings = effective.cluster();
      return declared(settings, MigrationField.BANDWIDTH_PER_MIGRATION)
          .or(() -> declared(settings, MigrationField.COMPLETION_TIMEOUT_PER_GIB))
          .flatMap(place -> limit(Optional.empty(), place, settings));
    }

    /** Something outside the repository decides what happens at the timeout. */
    private static boolean leavesTheActionOpen(MigrationPolicy policy) {
      var settings = policy.settings();
      return settings.get(MigrationField.ALLOW_POST_COPY) instanceof Field.Unresolved<Boolean>
          || settings.get(MigrationField.ALLOW_WORKLOAD_DISRUPTION)
              instanceof Field.Unresolved<Boolean>;
    }

    private Optional<TimeLimit> ofPolicy(MigrationPolicy policy, Optional<TimeLimit> cluster) {
      var settings = effective.shownUnder(policy);
      var whose = Optional.of(policy);
      var limits = written(
          policy.settings(),
          MigrationField.BANDWIDTH_PER_MIGRATION,
          MigrationField.COMPLETION_TIMEOUT_PER_GIB);
      if (limits.isPresent()) {
        return settings.actionAtTimeout().isPresent() || effective.isShown()
            ? limit(whose, limits.get(), settings)
            : inAnyCluster(policy, limits.get(), settings);
      }
      return written(
              policy.settings(),
              MigrationField.ALLOW_POST_COPY,
              MigrationField.ALLOW_WORKLOAD_DISRUPTION)
          .flatMap(span -> limit(whose, span, settings))
          .filter(limit -> effective.isShown() && isTighter(limit, cluster));
    }

    private Optional<TimeLimit> limit(
        Optional<MigrationPolicy> policy, Span place, EffectiveSettings settings) {
      return TimeoutRounds.of(settings, effective.stallDetection())
          .flatMap(rounds -> limit(policy, place, settings, rounds.number(), rounds.areCertain()));
    }

    private Optional<TimeLimit> limit(
        Optional<MigrationPolicy> policy,
        Span place,
        EffectiveSettings settings,
        int timeouts,
        boolean isCertain) {
      var restsOnDefaults = !versions.areProven() && restsOnDefaults(settings);
      var doubt = isCertain && !restsOnDefaults ? Uncertainty.NONE : Uncertainty.ASSUMED;
      return limit(policy, place, settings, timeouts, doubt);
    }

    private Optional<TimeLimit> limit(
        Optional<MigrationPolicy> policy,
        Span place,
        EffectiveSettings settings,
        int timeouts,
        Uncertainty doubt) {
      var bandwidth = settings.get(MigrationField.BANDWIDTH_PER_MIGRATION);
      var timeout = settings.get(MigrationField.COMPLETION_TIMEOUT_PER_GIB);
      if (bandwidth.isEmpty() || timeout.isEmpty()) {
        return Optional.empty();
      }
      return Feasibility.of(bandwidth.get().value(), timeout.get().value())
          .map(limit -> new TimeLimit(
              policy,
              place,
              bandwidth.get(),
              timeout.get(),
              limit.withTimeouts(timeouts),
              policy.filter(this::isCompressed).isPresent() ? Uncertainty.COMPRESSED : doubt));
    }

    /**
     * Whether less may be sent than is copied. A release that is assumed and does not know the setting
     * is no proof that the one that runs does not.
     */
    private boolean isCompressed(MigrationPolicy policy) {
      var compression = policy.settings().get(MigrationField.COMPRESSION);
      var isNone = compression.value().filter(NO_COMPRESSION::equals).isPresent();
      var mayBeKnown =
          !versions.kubeVirtBounds().isSurelyBefore(MigrationField.COMPRESSION.since());
      return compression.isWritten() && !isNone && mayBeKnown;
    }

    /** The limit of a policy in a cluster that may or may not allow post-copy. */
    private Optional<TimeLimit> inAnyCluster(
        MigrationPolicy policy, Span place, EffectiveSettings settings) {
      var whose = Optional.of(policy);
      if (settings.get(MigrationField.ALLOW_WORKLOAD_DISRUPTION).isPresent()) {
        return limit(
            whose,
            place,
            settings,
            TimeoutAction.PAUSE.timeouts(),
            Uncertainty.CLUSTER_MAY_ALLOW_POST_COPY);
      }
      var doubt = MigrationField.ALLOW_WORKLOAD_DISRUPTION.isKnownTo(versions.kubeVirt())
          ? Uncertainty.CLUSTER_MAY_ALLOW_DISRUPTION
          : Uncertainty.CLUSTER_MAY_ALLOW_POST_COPY;
      return limit(whose, place, settings, TimeoutAction.ABORT.timeouts(), doubt);
    }
  }

  private static Optional<Span> declared(EffectiveSettings settings, MigrationField<?> field) {
    return settings
        .get(field)
        .flatMap(setting -> setting.origin() instanceof Origin.Declared written
            ? Optional.of(written.span())
            : Optional.empty());
  }

  private static boolean isTighter(TimeLimit limit, Optional<TimeLimit> cluster) {
    return cluster
        .filter(other -> other.feasibility().timeouts() <= limit.feasibility().timeouts())
        .isEmpty();
  }

  private static Optional<Span> written(
      MigrationSettings settings, MigrationField<?> first, MigrationField<?> second) {
    if (settings.get(first).isWritten()) {
      return Optional.of(settings.get(first).span());
    }
    return settings.get(second).isWritten()
        ? Optional.of(settings.get(second).span())
        : Optional.empty();
  }

  private static boolean restsOnDefaults(EffectiveSettings settings) {
    return isDefault(settings.get(MigrationField.BANDWIDTH_PER_MIGRATION))
        || isDefault(settings.get(MigrationField.COMPLETION_TIMEOUT_PER_GIB))
        || isDefault(settings.get(MigrationField.ALLOW_WORKLOAD_DISRUPTION));
  }

  private static boolean isDefault(Optional<? extends Setting<?>> setting) {
    return setting
        .filter(found -> found.origin() instanceof Origin.ReleaseDefault)
        .isPresent();
  }
}

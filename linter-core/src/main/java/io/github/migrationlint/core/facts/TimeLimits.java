package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.MigrationSettings;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The time limits that a cluster and its policies write. A policy that writes neither the bandwidth
 * nor the timeout has the limit of the cluster, unless it takes away the post-copy or the pause that
 * saved the migrations.
 *
 * @param cluster empty where the cluster's settings are not in the repository, where nobody writes
 *     them, and where they do not end in an abort
 * @param policies in source order
 */
public record TimeLimits(Optional<TimeLimit> cluster, List<TimeLimit> policies) {
  public static final Analysis<TimeLimits> ANALYSIS =
      new Fact<>("time-limits", SettingsByPolicy.ANALYSIS, PolicyAdmission.ANALYSIS) {
        @Override
        public TimeLimits run(Pass pass) {
          var effective = pass.resultOf(SettingsByPolicy.ANALYSIS);
          // Stall detection decides by other means.
          return effective.isShown() && effective.stallDetection() != Truth.NO
              ? new TimeLimits(Optional.empty(), List.of())
              : of(
                  effective,
                  pass.resultOf(PolicyAdmission.ANALYSIS),
                  pass.cluster().versions());
        }
      };

  public TimeLimits {
    Objects.requireNonNull(cluster);
    policies = List.copyOf(policies);
  }

  private static TimeLimits of(
      SettingsByPolicy effective, PolicyAdmission admission, PlatformVersions versions) {
    var cluster = effective.isShown()
        ? ofCluster(effective.cluster(), versions)
        : Optional.<TimeLimit>empty();
    var limits = new ArrayList<TimeLimit>();
    var policies = new ArrayList<>(admission.admitted());
    policies.addAll(admission.unserved());
    for (var policy : policies) {
      if (!leavesTheActionOpen(policy)) {
        ofPolicy(policy, effective, cluster, versions).ifPresent(limits::add);
      }
    }
    return new TimeLimits(cluster, limits);
  }

  /** All that govern anything: the cluster's first. */
  public List<TimeLimit> all() {
    var all = new ArrayList<TimeLimit>();
    cluster.ifPresent(all::add);
    all.addAll(policies);
    return all;
  }

  /** The limit of a VM; empty where nothing ends its migration by time, or nobody can tell. */
  public Optional<TimeLimit> of(GovernedVm vm) {
    if (vm.policy().isEmpty()) {
      return cluster;
    }
    for (var limit : policies) {
      if (limit.policy().equals(vm.policy())) {
        return Optional.of(limit);
      }
    }
    return cluster.filter(limit -> actsOn(vm.settings(), limit));
  }

  private static boolean actsOn(EffectiveSettings settings, TimeLimit limit) {
    var timeouts = settings.actionAtTimeout().map(TimeoutAction::timeouts).orElse(0);
    return timeouts == limit.feasibility().timeouts()
        && settings
            .get(MigrationField.BANDWIDTH_PER_MIGRATION)
            .equals(Optional.of(limit.bandwidth()))
        && settings
            .get(MigrationField.COMPLETION_TIMEOUT_PER_GIB)
            .equals(Optional.of(limit.timeout()));
  }

  private static Optional<TimeLimit> ofCluster(
      EffectiveSettings settings, PlatformVersions versions) {
    var place = declared(settings, MigrationField.BANDWIDTH_PER_MIGRATION)
        .or(() -> declared(settings, MigrationField.COMPLETION_TIMEOUT_PER_GIB));
    return place.flatMap(span ->
        TimeLimit.of(Optional.empty(), span, settings, versions, settings.actionAtTimeout(), ""));
  }

  private static Optional<Span> declared(EffectiveSettings settings, MigrationField<?> field) {
    return settings
        .get(field)
        .flatMap(setting -> setting.origin() instanceof Origin.Declared written
            ? Optional.of(written.span())
            : Optional.empty());
  }

  /** Something outside the repository decides what happens at the timeout. */
  private static boolean leavesTheActionOpen(MigrationPolicy policy) {
    var settings = policy.settings();
    return settings.get(MigrationField.ALLOW_POST_COPY) instanceof Field.Unresolved<Boolean>
        || settings.get(MigrationField.ALLOW_WORKLOAD_DISRUPTION)
            instanceof Field.Unresolved<Boolean>;
  }

  private static Optional<TimeLimit> ofPolicy(
      MigrationPolicy policy,
      SettingsByPolicy effective,
      Optional<TimeLimit> cluster,
      PlatformVersions versions) {
    var settings = effective.shownUnder(policy);
    var action = settings.actionAtTimeout();
    var limits = written(
        policy.settings(),
        MigrationField.BANDWIDTH_PER_MIGRATION,
        MigrationField.COMPLETION_TIMEOUT_PER_GIB);
    if (limits.isPresent()) {
      return action.isPresent() || effective.isShown()
          ? TimeLimit.of(Optional.of(policy), limits.get(), settings, versions, action, "")
          : inAnyCluster(policy, limits.get(), settings, versions);
    }
    return written(
            policy.settings(),
            MigrationField.ALLOW_POST_COPY,
            MigrationField.ALLOW_WORKLOAD_DISRUPTION)
        .flatMap(span -> TimeLimit.of(Optional.of(policy), span, settings, versions, action, ""))
        .filter(limit -> effective.isShown() && isTighter(limit, cluster));
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

  /** The limit of a policy in a cluster that may or may not allow post-copy. */
  private static Optional<TimeLimit> inAnyCluster(
      MigrationPolicy policy, Span place, EffectiveSettings settings, PlatformVersions versions) {
    var action = TimeoutAction.ABORT;
    var unless = ", unless the cluster allows post-copy";
    if (settings.get(MigrationField.ALLOW_WORKLOAD_DISRUPTION).isPresent()) {
      action = TimeoutAction.PAUSE;
    } else if (MigrationField.ALLOW_WORKLOAD_DISRUPTION.isKnownTo(versions.kubeVirt())) {
      unless = ", unless the cluster allows post-copy or workload disruption";
    }
    return TimeLimit.of(
        Optional.of(policy), place, settings, versions, Optional.of(action), unless);
  }
}

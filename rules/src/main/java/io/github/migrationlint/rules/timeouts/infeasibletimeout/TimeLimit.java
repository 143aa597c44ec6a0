package io.github.migrationlint.rules.timeouts.infeasibletimeout;

import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.EffectiveMigration;
import io.github.migrationlint.core.facts.Feasibility;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.TimeoutAction;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A bandwidth and a timeout that act together and end in an abort.
 *
 * @param ceiling how grave a finding may be: what rests on assumptions is no error
 * @param unless what might save the migrations after all; empty where nothing can
 */
record TimeLimit(
    Setting<Quantity> bandwidth,
    Setting<Long> timeout,
    Feasibility feasibility,
    Severity ceiling,
    String unless) {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal TWICE = BigDecimal.valueOf(2);

  /** The limit those settings make; empty where a migration is not aborted, or nobody can tell. */
  static Optional<TimeLimit> of(EffectiveMigration settings, PlatformVersions versions) {
    return of(settings, versions, settings.actionAtTimeout(), "");
  }

  /** The same for a policy in a cluster that may or may not allow post-copy. */
  static Optional<TimeLimit> ofAnyCluster(EffectiveMigration settings, PlatformVersions versions) {
    var action = settings.actionAtTimeout();
    if (action.isPresent()) {
      return of(settings, versions, action, "");
    }
    var disruption = settings.get(MigrationField.ALLOW_WORKLOAD_DISRUPTION);
    if (disruption.isPresent()) {
      return of(
          settings,
          versions,
          Optional.of(TimeoutAction.PAUSE),
          ", unless the cluster allows post-copy");
    }
    var unless = MigrationField.ALLOW_WORKLOAD_DISRUPTION.isKnownTo(versions.kubeVirt())
        ? ", unless the cluster allows post-copy or workload disruption"
        : ", unless the cluster allows post-copy";
    return of(settings, versions, Optional.of(TimeoutAction.ABORT), unless);
  }

  private static Optional<TimeLimit> of(
      EffectiveMigration settings,
      PlatformVersions versions,
      Optional<TimeoutAction> action,
      String unless) {
    var bandwidth = settings.get(MigrationField.BANDWIDTH_PER_MIGRATION);
    var timeout = settings.get(MigrationField.COMPLETION_TIMEOUT_PER_GIB);
    if (bandwidth.isEmpty()
        || timeout.isEmpty()
        || action.isEmpty()
        || action.get() == TimeoutAction.POST_COPY) {
      return Optional.empty();
    }
    var isProven = unless.isEmpty() && (versions.areProven() || !restsOnDefaults(settings));
    return Feasibility.of(bandwidth.get().value(), timeout.get().value())
        .map(limit -> new TimeLimit(
            bandwidth.get(),
            timeout.get(),
            action.get() == TimeoutAction.PAUSE ? limit.withPause() : limit,
            isProven ? Severity.ERROR : Severity.WARNING,
            unless));
  }

  private static boolean restsOnDefaults(EffectiveMigration settings) {
    return isDefault(settings.get(MigrationField.BANDWIDTH_PER_MIGRATION))
        || isDefault(settings.get(MigrationField.COMPLETION_TIMEOUT_PER_GIB))
        || isDefault(settings.get(MigrationField.ALLOW_WORKLOAD_DISRUPTION));
  }

  private static boolean isDefault(Optional<? extends Setting<?>> setting) {
    return setting
        .filter(found -> found.origin() instanceof Origin.UpstreamDefault)
        .isPresent();
  }

  /** Empty where there is time for two copies, the second for pages written during the first. */
  Optional<Severity> severity() {
    var share = feasibility.share();
    if (share.compareTo(TWICE) >= 0) {
      return Optional.empty();
    }
    if (isEnoughForOneCopy()) {
      return Optional.of(Severity.NOTE);
    }
    var severity = share.compareTo(HALF) > 0 ? Severity.WARNING : Severity.ERROR;
    return Optional.of(severity.atMost(ceiling));
  }

  private boolean isEnoughForOneCopy() {
    return feasibility.share().compareTo(BigDecimal.ONE) >= 0;
  }

  String inWords() {
    return "at " + feasibility.mebiBytesPerSecond() + " MiB/s" + source(bandwidth) + " the "
        + feasibility.secondsPerGigabyte() + " s per GB" + source(timeout)
        + (feasibility.timeouts() > 1 ? ", given again while the guest is paused," : "")
        + " let " + shareInWords()
        + " before the migration is aborted"
        + unless;
  }

  private static String source(Setting<?> setting) {
    return setting.origin() instanceof Origin.UpstreamDefault
        ? " (" + setting.origin().words() + ")"
        : "";
  }

  private String shareInWords() {
    if (isEnoughForOneCopy()) {
      return "a large guest's memory be copied no more than "
          + feasibility.share().setScale(1, RoundingMode.DOWN)
          + " times";
    }
    var percent = feasibility.share().movePointRight(2);
    var digits = percent.compareTo(BigDecimal.TEN) < 0 ? 1 : 0;
    return "about " + percent.setScale(digits, RoundingMode.DOWN)
        + " % of a large guest's memory be copied";
  }

  String help() {
    var copies = isEnoughForOneCopy() ? 2 : 1;
    return "write `bandwidthPerMigration` of at least `"
        + feasibility.mebiBytesPerSecondFor(copies)
        + "Mi` or `completionTimeoutPerGiB` of at least "
        + feasibility.secondsPerGigabyteFor(copies)
        + (copies == 1
            ? ", so that one copy fits"
            : ", so that pages written meanwhile can be copied again");
  }
}

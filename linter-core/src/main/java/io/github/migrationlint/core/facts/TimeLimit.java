package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.text.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * A bandwidth and a timeout that act together and end in an abort.
 *
 * @param policy whose limit it is; empty for the cluster's own
 * @param place where it is written: the bandwidth, else the timeout, else what makes the timeout end
 *     in an abort
 * @param proven whether it certainly acts; what rests on assumptions is no error
 * @param unless what might save the migrations after all; empty where nothing can
 */
public record TimeLimit(
    Optional<MigrationPolicy> policy,
    Span place,
    Setting<Quantity> bandwidth,
    Setting<Long> timeout,
    Feasibility feasibility,
    boolean proven,
    String unless) {
  public TimeLimit {
    Objects.requireNonNull(policy);
    Objects.requireNonNull(place);
    Objects.requireNonNull(bandwidth);
    Objects.requireNonNull(timeout);
    Objects.requireNonNull(feasibility);
    Objects.requireNonNull(unless);
  }

  /** What the settings of one scope say; empty where they do not end in an abort. */
  static Optional<TimeLimit> of(
      Optional<MigrationPolicy> policy,
      Span place,
      EffectiveSettings settings,
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
    var proven = unless.isEmpty() && (versions.areProven() || !restsOnDefaults(settings));
    return Feasibility.of(bandwidth.get().value(), timeout.get().value())
        .map(limit -> new TimeLimit(
            policy,
            place,
            bandwidth.get(),
            timeout.get(),
            limit.withTimeouts(action.get().timeouts()),
            proven,
            unless));
  }

  private static boolean restsOnDefaults(EffectiveSettings settings) {
    return isDefault(settings.get(MigrationField.BANDWIDTH_PER_MIGRATION))
        || isDefault(settings.get(MigrationField.COMPLETION_TIMEOUT_PER_GIB))
        || isDefault(settings.get(MigrationField.ALLOW_WORKLOAD_DISRUPTION));
  }

  private static boolean isDefault(Optional<? extends Setting<?>> setting) {
    return setting
        .filter(found -> found.origin() instanceof Origin.UpstreamDefault)
        .isPresent();
  }

  /** How grave it is for a guest of which that share can be copied. */
  public Optional<Severity> severityAt(CopiedShare share) {
    return share.severity(proven ? Severity.ERROR : Severity.WARNING);
  }

  /** How grave it is for large guests; for small ones it is never graver. */
  public Optional<Severity> severity() {
    return severityAt(feasibility.share());
  }

  /** What to write instead, so that large guests can be copied once, or twice if once fits. */
  public String help() {
    var copies = feasibility.share().isWhole() ? 2 : 1;
    return "write `bandwidthPerMigration` of at least `"
        + feasibility.mebiBytesPerSecondFor(copies)
        + "Mi` or `completionTimeoutPerGiB` of at least "
        + feasibility.secondsPerGigabyteFor(copies)
        + (copies == 1
            ? ", so that one copy fits"
            : ", so that pages written meanwhile can be copied again");
  }
}

package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How often the completion timeout may pass while memory is copied, before the migration is aborted.
 *
 * <p>Without stall detection that is what {@link TimeoutAction} says. With it, KubeVirt decides at the
 * first timeout: post-copy or a forced switchover starts only if what remained at the last pass fits,
 * at the measured bandwidth, into {@code completionTimeoutFactor - 1} more timeouts ({@code
 * pkg/virt-launcher/virtwrap/live-migration-source.go}, {@code processCompletionTimeouts}, and {@code
 * stall-detector.go}, {@code canFinishByDeadline}). Until the first pass over the memory is complete,
 * all of it remains. So at the default factor of 2 a guest that cannot be copied within one timeout is
 * aborted, whatever else is allowed.
 *
 * @param number at least one
 * @param areCertain whether no raised factor and no estimate of KubeVirt's is involved
 */
record TimeoutRounds(int number, boolean areCertain) {
  private static final int MOST = 1000;

  /** Empty where nothing ends the migration by time, or no one can tell. */
  static Optional<TimeoutRounds> of(EffectiveSettings settings, Truth stallDetection) {
    var action = settings.actionAtTimeout();
    if (action.isEmpty()) {
      return Optional.empty();
    }
    if (stallDetection == Truth.NO) {
      return of(action.get());
    }
    var mayFinishLater = action.get() != TimeoutAction.ABORT || mayStartPostCopy(settings);
    if (!mayFinishLater) {
      return of(action.get());
    }
    if (stallDetection == Truth.UNKNOWN && action.get() == TimeoutAction.POST_COPY) {
      return Optional.empty();
    }
    var withDetection = roundsWithDetection(settings);
    var without = stallDetection == Truth.UNKNOWN ? action.get().timeouts() : 1;
    return withDetection.map(rounds -> new TimeoutRounds(Math.max(rounds, without), false));
  }

  private static Optional<TimeoutRounds> of(TimeoutAction action) {
    return action == TimeoutAction.POST_COPY
        ? Optional.empty()
        : Optional.of(new TimeoutRounds(action.timeouts(), true));
  }

  private static boolean mayStartPostCopy(EffectiveSettings settings) {
    return settings.get(MigrationField.ALLOW_POST_COPY).map(Setting::value).orElse(true);
  }

  /** The timeouts that what remains may take, rounded up; empty where the factor is unknown. */
  private static Optional<Integer> roundsWithDetection(EffectiveSettings settings) {
    if (settings.isUnknown(MigrationField.COMPLETION_TIMEOUT_FACTOR)) {
      return Optional.empty();
    }
    var rounds = settings
        .get(MigrationField.COMPLETION_TIMEOUT_FACTOR)
        .map(Setting::value)
        .map(Quantity::value)
        .map(factor -> factor.subtract(BigDecimal.ONE).setScale(0, RoundingMode.CEILING))
        .orElse(BigDecimal.ONE);
    return Optional.of(rounds.max(BigDecimal.ONE).min(BigDecimal.valueOf(MOST)).intValueExact());
  }
}

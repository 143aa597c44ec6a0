package io.github.migrationlint.rules.timeouts;

import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.CopiedShare;
import io.github.migrationlint.core.facts.TimeLimit;
import java.math.BigInteger;
import java.util.Optional;

/** How severe it is that time ends a migration; empty where there is time for two copies. */
public final class TimeoutSeverity {
  /** A guest of this size, in bytes, is not one that hardly has any memory. */
  private static final BigInteger TWO_GIBIBYTES = BigInteger.ONE.shiftLeft(31);

  /** Any operating system in such a guest has written more than this, in bytes. */
  private static final BigInteger ONE_GIBIBYTE = BigInteger.ONE.shiftLeft(30);

  private TimeoutSeverity() {}

  /**
   * Where nothing proves that the rest is needed: a warning below one copy, a note below two, the
   * second for pages written during the first.
   */
  public static Optional<Severity> of(CopiedShare share) {
    if (share.isTwice()) {
      return Optional.empty();
    }
    return Optional.of(share.isWhole() ? Severity.NOTE : Severity.WARNING);
  }

  /**
   * For large guests of which the repository need not show any.
   *
   * @param governsShownVms whether the repository shows VMs with this limit: then an error is said of
   *     one of them or not at all
   */
  public static Optional<Severity> ofLargeGuests(TimeLimit limit, boolean governsShownVms) {
    var share = limit.feasibility().share();
    return of(limit, share, !governsShownVms && share.isNextToNothing());
  }

  /**
   * For a guest of that many bytes: an error where less than 1 GiB of at least 2 GiB can be copied in
   * time.
   */
  public static Optional<Severity> ofGuest(TimeLimit limit, BigInteger size) {
    var isHopeless = size.compareTo(TWO_GIBIBYTES) >= 0
        && limit.feasibility().mostBytes(size).compareTo(ONE_GIBIBYTE) < 0;
    return of(limit, limit.feasibility().mostOf(size), isHopeless);
  }

  private static Optional<Severity> of(TimeLimit limit, CopiedShare share, boolean isProven) {
    var severity = of(share);
    if (limit.doubt() == TimeLimit.Uncertainty.COMPRESSED) {
      return severity.map(found -> Severity.NOTE);
    }
    return isProven && limit.doubt() == TimeLimit.Uncertainty.NONE
        ? severity.map(found -> Severity.ERROR)
        : severity;
  }
}

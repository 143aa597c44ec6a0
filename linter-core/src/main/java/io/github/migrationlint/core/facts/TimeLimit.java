package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.text.Span;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;

/**
 * A bandwidth and a timeout that act together and end in an abort.
 *
 * @param policy whose limit it is; empty for the cluster's own
 * @param place where it is written: the bandwidth, else the timeout, else what makes the timeout end
 *     in an abort
 * @param doubt why it may not act, or less; {@link Uncertainty#NONE} where it certainly does
 */
public record TimeLimit(
    Optional<MigrationPolicy> policy,
    Span place,
    Setting<Quantity> bandwidth,
    Setting<Long> timeout,
    Feasibility feasibility,
    Uncertainty doubt) {
  /** A guest of this size, in bytes, is not one that hardly has any memory. */
  private static final BigInteger TWO_GIBIBYTES = BigInteger.ONE.shiftLeft(31);

  /** Any operating system in such a guest has written more than this, in bytes. */
  private static final BigInteger ONE_GIBIBYTE = BigInteger.ONE.shiftLeft(30);

  /** Why a limit may not act as it is written. */
  public enum Uncertainty {
    NONE,
    /** It rests on a release that is assumed, or on what stall detection may do. */
    ASSUMED,
    /** The cluster, which the repository does not show, may allow post-copy. */
    CLUSTER_MAY_ALLOW_POST_COPY,
    /** The same, or that the guest is paused at the timeout. */
    CLUSTER_MAY_ALLOW_DISRUPTION,
    /** The migration is compressed: less is sent than is copied. */
    COMPRESSED;

    /** Whether the cluster's configuration decides what happens at the timeout. */
    public boolean leavesTheActionOpen() {
      return this == CLUSTER_MAY_ALLOW_POST_COPY || this == CLUSTER_MAY_ALLOW_DISRUPTION;
    }
  }

  public TimeLimit {
    Objects.requireNonNull(policy);
    Objects.requireNonNull(place);
    Objects.requireNonNull(bandwidth);
    Objects.requireNonNull(timeout);
    Objects.requireNonNull(feasibility);
    Objects.requireNonNull(doubt);
  }

  /** The same limit with another doubt. */
  TimeLimit with(Uncertainty other) {
    return new TimeLimit(policy, place, bandwidth, timeout, feasibility, other);
  }

  /**
   * For large guests of which the repository need not show any; empty where there is time for two
   * copies.
   *
   * @param governsShownVms whether the repository shows VMs with this limit: then it is certain of one of
   *     them or not at all
   */
  public Optional<Shortfall> shortfall(boolean governsShownVms) {
    var share = feasibility.share();
    return shortfall(share, !governsShownVms && share.isNextToNothing());
  }

  /**
   * For a guest of that many bytes: certain where less than 1 GiB of at least 2 GiB can be copied in
   * time.
   */
  public Optional<Shortfall> shortfallOf(BigInteger size) {
    var isHopeless = size.compareTo(TWO_GIBIBYTES) >= 0
        && feasibility.mostBytes(size).compareTo(ONE_GIBIBYTE) < 0;
    return shortfall(feasibility.mostOf(size), isHopeless);
  }

  private Optional<Shortfall> shortfall(CopiedShare share, boolean isProven) {
    var shortfall = share.shortfall();
    if (doubt == Uncertainty.COMPRESSED) {
      return shortfall.map(found -> Shortfall.POSSIBLE);
    }
    return isProven && doubt == Uncertainty.NONE
        ? shortfall.map(found -> Shortfall.CERTAIN)
        : shortfall;
  }
}

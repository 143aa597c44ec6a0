package io.github.migrationlint.schemas;

import java.util.Objects;
import java.util.Optional;

/**
 * What is known of the minor version of one component.
 *
 * @param assumed the version whose defaults and fields are shown, always within the limits
 * @param atLeast the oldest version that can run, for certain; empty where nothing certain tells
 * @param atMost the newest version that can run, for certain; empty where nothing certain tells
 */
public record VersionBounds(Version assumed, Optional<Version> atLeast, Optional<Version> atMost) {
  public VersionBounds {
    Objects.requireNonNull(assumed);
    Objects.requireNonNull(atLeast);
    Objects.requireNonNull(atMost);
    var isWithin = (atLeast.isEmpty() || assumed.isAtLeast(atLeast.get()))
        && (atMost.isEmpty() || atMost.get().isAtLeast(assumed));
    if (!isWithin) {
      throw new IllegalArgumentException(assumed + " is not within " + atLeast + " to " + atMost);
    }
  }

  /** One version, for certain. */
  public static VersionBounds exactly(Version version) {
    return new VersionBounds(version, Optional.of(version), Optional.of(version));
  }

  /** Any version; this one is taken. */
  public static VersionBounds assuming(Version version) {
    return new VersionBounds(version, Optional.empty(), Optional.empty());
  }

  /** Whether no other version can run: a default may be claimed. */
  public boolean isExact() {
    return atLeast.isPresent() && atLeast.equals(atMost);
  }

  /** Whether that version or a newer one runs: what it removed is gone for certain. */
  public boolean isSurelyAtLeast(Version version) {
    return atLeast.isPresent() && atLeast.get().isAtLeast(version);
  }

  /** Whether an older version runs: what that version brings is missing for certain. */
  public boolean isSurelyBefore(Version version) {
    return atMost.isPresent() && atMost.get().isBefore(version);
  }

  /**
   * What both say together; empty where they contradict each other. An exact version is taken, else
   * the one assumed here, as far as the limits let it.
   */
  public Optional<VersionBounds> and(VersionBounds other) {
    var lower =
        other.atLeast.isEmpty() || isSurelyAtLeast(other.atLeast.get()) ? atLeast : other.atLeast;
    var upper =
        atMost.isPresent() && (other.atMost.isEmpty() || other.atMost.get().isAtLeast(atMost.get()))
            ? atMost
            : other.atMost;
    if (lower.isPresent() && upper.isPresent() && upper.get().isBefore(lower.get())) {
      return Optional.empty();
    }
    var wanted = other.isExact() ? other.assumed : assumed;
    return Optional.of(new VersionBounds(within(wanted, lower, upper), lower, upper));
  }

  private static Version within(Version wanted, Optional<Version> lower, Optional<Version> upper) {
    if (lower.isPresent() && wanted.isBefore(lower.get())) {
      return lower.get();
    }
    return upper.isPresent() && upper.get().isBefore(wanted) ? upper.get() : wanted;
  }
}

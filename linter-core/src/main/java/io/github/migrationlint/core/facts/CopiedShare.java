package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.diagnostic.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;

/** The share of a guest's memory that can be copied before its migration ends; two are two copies. */
public record CopiedShare(BigDecimal value) {
  /**
   * Pages of zeros are not sent, so a guest that has touched little of its memory gets through with
   * less; up to this share it is taken for granted that one has touched more.
   */
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private static final BigDecimal TWICE = BigDecimal.valueOf(2);

  public CopiedShare {
    Objects.requireNonNull(value);
  }

  /** Whether all of it can be copied, once. */
  public boolean isWhole() {
    return value.compareTo(BigDecimal.ONE) >= 0;
  }

  /**
   * How grave it is: an error up to half of the guest, a warning below all of it. Empty where there is
   * time for two copies, the second for pages written during the first.
   *
   * @param ceiling how grave it may be at most
   */
  public Optional<Severity> severity(Severity ceiling) {
    if (value.compareTo(TWICE) >= 0) {
      return Optional.empty();
    }
    if (isWhole()) {
      return Optional.of(Severity.NOTE);
    }
    var severity = value.compareTo(HALF) > 0 ? Severity.WARNING : Severity.ERROR;
    return Optional.of(severity.atMost(ceiling));
  }

  /** What becomes of a large guest, as a message goes on behind "let". */
  public String inWords() {
    if (isWhole()) {
      return "a large guest's memory be copied no more than "
          + value.setScale(1, RoundingMode.DOWN)
          + " times before the migration is aborted";
    }
    var percent = value.movePointRight(2);
    var digits = percent.compareTo(BigDecimal.TEN) < 0 ? 1 : 0;
    return "about " + percent.setScale(digits, RoundingMode.DOWN)
        + " % of a large guest's memory be copied before the migration is aborted";
  }
}

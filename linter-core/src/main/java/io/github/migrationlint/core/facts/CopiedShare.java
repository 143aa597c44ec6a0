package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.diagnostic.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;

/** The share of a guest's memory that can be copied before its migration ends; two are two copies. */
public record CopiedShare(BigDecimal value) {
  /** QEMU sends no pages of zeros, and most of an idle guest's memory may be such. */
  private static final BigDecimal SURELY_IN_USE = new BigDecimal("0.2");

  private static final BigDecimal TWICE = BigDecimal.valueOf(2);

  public CopiedShare {
    Objects.requireNonNull(value);
  }

  /** Whether all of it can be copied, once. */
  public boolean isWhole() {
    return value.compareTo(BigDecimal.ONE) >= 0;
  }

  /**
   * How grave it is: an error up to a fifth of the guest, a warning below all of it. Empty where there is
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
    var severity = value.compareTo(SURELY_IN_USE) > 0 ? Severity.WARNING : Severity.ERROR;
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

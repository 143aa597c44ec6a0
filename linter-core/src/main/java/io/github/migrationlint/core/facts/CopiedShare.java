package io.github.migrationlint.core.facts;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/** The share of a guest's memory that can be copied before its migration ends; two are two copies. */
public record CopiedShare(BigDecimal value) {
  /**
   * Up to this share it is certain that a large guest cannot be copied. Pages of zeros are not sent,
   * whoever wrote the zeros ({@code migration/multifd-zero-page.c} of QEMU), and with free page
   * reporting, which KubeVirt turns on by default ({@code pkg/virt-launcher/virtwrap/manager.go},
   * {@code isFreePageReportingEnabled}), memory that a guest has freed is zero again. A guest that uses
   * less than this of its memory is not meant.
   */
  private static final BigDecimal NEXT_TO_NOTHING = new BigDecimal("0.05");

  private static final BigDecimal TWICE = BigDecimal.valueOf(2);

  public CopiedShare {
    Objects.requireNonNull(value);
  }

  /** Whether all of it can be copied, once. */
  public boolean isWhole() {
    return value.compareTo(BigDecimal.ONE) >= 0;
  }

  /** Whether it is so little that no large guest is copied. */
  public boolean isNextToNothing() {
    return value.compareTo(NEXT_TO_NOTHING) <= 0;
  }

  /** What is left where nothing proves that the rest is needed; empty where there is time for two copies. */
  public Optional<Shortfall> shortfall() {
    if (value.compareTo(TWICE) >= 0) {
      return Optional.empty();
    }
    return Optional.of(isWhole() ? Shortfall.POSSIBLE : Shortfall.LIKELY);
  }
}

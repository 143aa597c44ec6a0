package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;

/**
 * How much of a guest can be copied before its migration is ended by time.
 *
 * <p>Upstream allows {@code completionTimeoutPerGiB} seconds for every started gigabyte, a decimal
 * one in spite of the field's name: kubevirt {@code
 * pkg/virt-launcher/virtwrap/live-migration-source.go}, {@code newMigrationMonitor}, and {@code
 * manager.go}, {@code getVMIMigrationDataSize}. The bandwidth is in whole MiB per second ({@link
 * Quantity#mebiBytes}). The larger the guest, the less the rounding helps it.
 *
 * @param mebiBytesPerSecond at least 1
 * @param secondsPerGigabyte at least 1
 * @param timeouts how many of them pass before the end: two if the guest is paused at the first
 */
public record Feasibility(BigInteger mebiBytesPerSecond, long secondsPerGigabyte, int timeouts) {
  private static final BigInteger MEBI = BigInteger.ONE.shiftLeft(20);
  private static final BigInteger LATEST = BigInteger.TWO;
  private static final MathContext DOWN = new MathContext(40, RoundingMode.DOWN);
  private static final BigInteger GIGA = BigInteger.valueOf(1_000_000_000);

  public Feasibility {
    Objects.requireNonNull(mebiBytesPerSecond);
    if (mebiBytesPerSecond.signum() <= 0 || secondsPerGigabyte <= 0 || timeouts <= 0) {
      throw new IllegalArgumentException("nothing limits the migration");
    }
  }

  /**
   * What a bandwidth and a timeout allow together.
   *
   * @return empty where one of them is no limit (zero), or KubeVirt cannot use it (negative)
   */
  public static Optional<Feasibility> of(Quantity bandwidth, long completionTimeoutPerGiB) {
    var mebiBytes = bandwidth.mebiBytes().filter(limit -> limit.signum() > 0);
    return completionTimeoutPerGiB > 0
        ? mebiBytes.map(limit -> new Feasibility(limit, completionTimeoutPerGiB, 1))
        : Optional.empty();
  }

  /** The same where that many timeouts pass before the end. */
  public Feasibility withTimeouts(int number) {
    return new Feasibility(mebiBytesPerSecond, secondsPerGigabyte, number);
  }

  /** The share of a large guest's memory that can be copied; the share of a small one is larger. */
  public CopiedShare share() {
    return new CopiedShare(new BigDecimal(bytes(GIGA)).divide(new BigDecimal(GIGA)));
  }

  /** The share of that many bytes that can be copied, rounded down, so that no bound is crossed. */
  public CopiedShare shareOf(BigInteger size) {
    return share(bytes(size), size);
  }

  /**
   * The share of that many bytes that can be copied at most: the monitor compares whole seconds and
   * looks every 400 ms, so it is late by less than two seconds.
   */
  public CopiedShare mostOf(BigInteger size) {
    return share(mostBytes(size), size);
  }

  /** The bytes that can be copied at most before the migration of a guest of that size ends. */
  public BigInteger mostBytes(BigInteger size) {
    var late = mebiBytesPerSecond.multiply(MEBI).multiply(LATEST);
    return bytes(size).add(late);
  }

  /** The bandwidth, in MiB per second, at which a large guest can be copied that many times. */
  public BigInteger mebiBytesPerSecondFor(int copies) {
    return ceiling(GIGA.multiply(BigInteger.valueOf(copies)), MEBI.multiply(seconds(GIGA)));
  }

  /** The seconds per gigabyte in which a large guest can be copied that many times. */
  public BigInteger secondsPerGigabyteFor(int copies) {
    var bytesPerSecond = mebiBytesPerSecond.multiply(MEBI).multiply(BigInteger.valueOf(timeouts));
    return ceiling(GIGA.multiply(BigInteger.valueOf(copies)), bytesPerSecond);
  }

  /** The gigabytes KubeVirt counts for a size: started ones count whole. */
  public static BigInteger gigabytes(BigInteger size) {
    return ceiling(size, GIGA);
  }

  /** How long a migration of that size may take, in seconds. */
  public BigInteger seconds(BigInteger size) {
    return gigabytes(size)
        .multiply(BigInteger.valueOf(secondsPerGigabyte))
        .multiply(BigInteger.valueOf(timeouts));
  }

  /** How long it takes to copy that many bytes once, in started seconds. */
  public BigInteger secondsToCopy(BigInteger size) {
    return ceiling(size, mebiBytesPerSecond.multiply(MEBI));
  }

  private static CopiedShare share(BigInteger copied, BigInteger size) {
    return new CopiedShare(new BigDecimal(copied).divide(new BigDecimal(size), DOWN));
  }

  private BigInteger bytes(BigInteger size) {
    return seconds(size).multiply(mebiBytesPerSecond).multiply(MEBI);
  }

  private static BigInteger ceiling(BigInteger amount, BigInteger unit) {
    return new BigDecimal(amount)
        .divide(new BigDecimal(unit), 0, RoundingMode.CEILING)
        .toBigIntegerExact();
  }
}

package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.resource.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeasibilityTest {
  /** Upstream: Quantity.ScaledValue(resource.Giga), which rounds up. */
  @ParameterizedTest
  @CsvSource({
    "0.5Gi, 1",
    "1Gi,   2",
    "2Gi,   3",
    "4Gi,   5",
    "6Gi,   7",
    "8Gi,   9",
    "16Gi,  18",
    "32Gi,  35",
    "64Gi,  69",
    "128Gi, 138",
    "512Gi, 550",
    "1G,    1",
    "1000000001, 2",
    "2Mi,   1",
    "0,     0",
  })
  void started_decimal_gigabytes_count_whole(String size, long gigabytes) {
    assertEquals(BigInteger.valueOf(gigabytes), Feasibility.gigabytes(bytes(size)));
  }

  @Test
  void six_gibibytes_at_800_seconds_take_5600_and_not_4800() {
    assertEquals(BigInteger.valueOf(5600), of("64Mi", 800).seconds(bytes("6Gi")));
  }

  @ParameterizedTest
  @CsvSource({"20, 48", "23, 42", "150, 7", "800, 2", "953, 2", "954, 1"})
  void a_timeout_asks_for_a_bandwidth(long timeout, long mebiBytes) {
    assertEquals(BigInteger.valueOf(mebiBytes), of("1Mi", timeout).mebiBytesPerSecondFor(1));
    assertTrue(of(mebiBytes + "Mi", timeout).share().compareTo(BigDecimal.ONE) >= 0);
    if (mebiBytes > 1) {
      assertTrue(of(mebiBytes - 1 + "Mi", timeout).share().compareTo(BigDecimal.ONE) < 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"1Mi, 954", "217Ki, 954", "64Mi, 15", "48Mi, 20", "1Gi, 1", "10G, 1"})
  void a_bandwidth_asks_for_a_timeout(String bandwidth, long seconds) {
    assertEquals(BigInteger.valueOf(seconds), of(bandwidth, 1).secondsPerGigabyteFor(1));
    assertTrue(of(bandwidth, seconds).share().compareTo(BigDecimal.ONE) >= 0);
  }

  @Test
  void two_copies_take_twice_as_much() {
    assertEquals(BigInteger.valueOf(96), of("64Mi", 20).mebiBytesPerSecondFor(2));
    assertEquals(BigInteger.valueOf(30), of("64Mi", 20).secondsPerGigabyteFor(2));
  }

  /** The sample of the design document, and of the guides that copied it. */
  @Test
  void at_217Ki_and_23_seconds_next_to_nothing_is_copied() {
    var sample = of("217Ki", 23);
    assertEquals(new BigDecimal("0.024117248"), sample.share());
    assertEquals(BigInteger.valueOf(46), sample.seconds(bytes("1Gi")));
    // 46 of 1024 MiB
    assertEquals(new BigDecimal("0.04492188"), sample.shareOf(bytes("1Gi")));
  }

  @Test
  void the_share_is_exact_at_its_bounds() {
    // number.
    assertEquals(0, of("15625Mi", 2).share().compareTo(new BigDecimal("32.768")));
    assertEquals(new BigDecimal("0.998244352"), of("952Mi", 1).share());
    assertEquals(new BigDecimal("1.000341504"), of("954Mi", 1).share().setScale(9));
  }

  @Test
  void a_paused_guest_is_given_as_long_again() {
    var paused = of("1Mi", 23).withPause();
    assertEquals(new BigDecimal("0.048234496"), paused.share());
    assertEquals(BigInteger.valueOf(21), paused.mebiBytesPerSecondFor(1));
    assertEquals(BigInteger.valueOf(477), paused.secondsPerGigabyteFor(1));
  }

  @ParameterizedTest
  @CsvSource({"0, 150", "64Mi, 0", "-64Mi, 150", "64Mi, -1", "100m, 150", "1e30, 150"})
  void no_limit_and_no_usable_limit_limit_nothing(String bandwidth, long timeout) {
    assertTrue(Feasibility.of(quantity(bandwidth), timeout).isEmpty());
  }

  @Test
  void the_largest_timeout_does_not_overflow() {
    assertTrue(of("9e18", Long.MAX_VALUE).share().signum() > 0);
  }

  private static Feasibility of(String bandwidth, long timeout) {
    return Feasibility.of(quantity(bandwidth), timeout).orElseThrow();
  }

  private static Quantity quantity(String text) {
    return Quantity.parse(text).orElseThrow();
  }

  private static BigInteger bytes(String text) {
    return quantity(text).floor();
  }
}

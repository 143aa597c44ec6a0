package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.resource.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
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
    assertTrue(of(mebiBytes + "Mi", timeout).share().value().compareTo(BigDecimal.ONE) >= 0);
    if (mebiBytes > 1) {
      assertTrue(of(mebiBytes - 1 + "Mi", timeout).share().value().compareTo(BigDecimal.ONE) < 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"1Mi, 954", "217Ki, 954", "64Mi, 15", "48Mi, 20", "1Gi, 1", "10G, 1"})
  void a_bandwidth_asks_for_a_timeout(String bandwidth, long seconds) {
    assertEquals(BigInteger.valueOf(seconds), of(bandwidth, 1).secondsPerGigabyteFor(1));
    assertTrue(of(bandwidth, seconds).share().value().compareTo(BigDecimal.ONE) >= 0);
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
    assertEquals(new BigDecimal("0.024117248"), sample.share().value());
    assertEquals(BigInteger.valueOf(46), sample.seconds(bytes("1Gi")));
    // 46 of 1024 MiB
    assertEquals(new BigDecimal("0.044921875"), sample.shareOf(bytes("1Gi")).value());
  }

  @Test
  void the_share_is_exact_at_its_bounds() {
    // 15625 MiB are 16.384 GB, a round number.
    assertEquals(0, of("15625Mi", 2).share().value().compareTo(new BigDecimal("32.768")));
    assertEquals(new BigDecimal("0.998244352"), of("952Mi", 1).share().value());
    assertEquals(new BigDecimal("1.000341504"), of("954Mi", 1).share().value().setScale(9));
  }

  @Test
  void one_byte_decides() {
    var limit = of("1Mi", 1);
    var mebi = BigInteger.valueOf(1 << 20);
    assertEquals(0, limit.shareOf(mebi).value().compareTo(BigDecimal.ONE));
    assertTrue(limit.shareOf(mebi.add(BigInteger.ONE)).value().compareTo(BigDecimal.ONE) < 0);
    // 2^60 bytes count 1152921505 gigabytes; at 2^40 MiB/s that is a second for each 2^60 bytes.
    var huge = BigInteger.ONE.shiftLeft(60);
    var copied = huge.multiply(BigInteger.valueOf(1_152_921_505));
    var exact = new Feasibility(BigInteger.ONE.shiftLeft(40), 1, 1);
    assertEquals(new BigDecimal(copied.divide(huge)), exact.shareOf(huge).value());
  }

  /** With a second per gigabyte the monitor's lateness decides: 3 s of 1 GiB at 500 MiB/s. */
  @Test
  void the_monitor_may_be_late() {
    assertTrue(of("500Mi", 1).shareOf(bytes("1Gi")).value().compareTo(BigDecimal.ONE) < 0);
    assertTrue(of("500Mi", 1).mostOf(bytes("1Gi")).value().compareTo(BigDecimal.ONE) > 0);
  }

  @Test
  void a_paused_guest_is_given_as_long_again() {
    var paused = of("1Mi", 23).withTimeouts(2);
    assertEquals(new BigDecimal("0.048234496"), paused.share().value());
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
    assertTrue(of("9e18", Long.MAX_VALUE).share().value().signum() > 0);
  }

  @ParameterizedTest
  @CsvSource({"4Gi, 1, 4096", "4Gi, 64, 64", "1, 1, 1", "1048576, 1, 1", "1048577, 1, 2"})
  void a_started_second_of_copying_counts(String size, long mebiBytes, long seconds) {
    assertEquals(BigInteger.valueOf(seconds), of(mebiBytes + "Mi", 1).secondsToCopy(bytes(size)));
  }

  /** Copies second by second, as KubeVirt's monitor sees it, in plain long arithmetic. */
  @Test
  void the_inequality_is_what_copying_second_by_second_shows() {
    var random = new Random(20260822);
    for (var i = 0; i < 20_000; i++) {
      long mebiBytes = 1L + random.nextInt(200);
      long timeout = 1L + random.nextInt(60);
      long size = 1 + (long) (random.nextDouble() * 12e9);
      var timeouts = 1 + random.nextInt(2);
      var feasibility = of(mebiBytes + "Mi", timeout).withTimeouts(timeouts);
      var number = BigInteger.valueOf(size);
      var copied = copied(size, mebiBytes, timeout, timeouts);
      var share = feasibility.shareOf(number).value();
      var because = mebiBytes + " MiB/s, " + timeout + " s per GB, " + size + " bytes";
      assertEquals(copied >= size, share.compareTo(BigDecimal.ONE) >= 0, because);
      assertEquals(2 * copied >= size, share.compareTo(new BigDecimal("0.5")) >= 0, because);
      assertEquals(copied >= 2 * size, share.compareTo(BigDecimal.valueOf(2)) >= 0, because);
      assertEquals(
          copied >= size,
          feasibility.secondsToCopy(number).compareTo(feasibility.seconds(number)) <= 0,
          because);
      assertTrue(
          share.compareTo(feasibility.share().value()) >= 0, "small guests never fare worse");
    }
  }

  private static long copied(long size, long mebiBytes, long timeout, int timeouts) {
    var deadline = 0L;
    for (var counted = 0L; counted < size; counted += 1_000_000_000) {
      deadline += timeout;
    }
    var copied = 0L;
    for (var second = 0L; second < deadline * timeouts; second++) {
      copied += mebiBytes << 20;
    }
    return copied;
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

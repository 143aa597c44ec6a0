package io.github.migrationlint.rules.bandwidth.invalidbandwidthquantity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikelyQuantityTest {
  @ParameterizedTest
  @CsvSource({
    "64MiB,    64Mi",
    "64MiB/s,  64Mi",
    "64MB,     64M",
    "64MBps,   64M",
    "64 Mi,    64Mi",
    "64mi,     64Mi",
    "2GiB,     2Gi",
    "2048KiB,  2048Ki",
    "1K,       1k",
    "2048KB,   2048k",
    "1.5GB,    1.5G",
    "1Gbps,    125M",
    "10Gbps,   1250M",
    "25Gbit,   3125M",
    "1Gb/s,    125M",
    "100Mbps,  12500k",
    "2.5Gbps,  312500k",
    "1Tbit/s,  125000M",
  })
  void units_of_other_tools_are_translated(String text, String quantity) {
    assertEquals(quantity, LikelyQuantity.of(text).orElse("-"));
  }

  @ParameterizedTest
  @CsvSource({
    "64mb",
    "64gb",
    "64m b",
    "64kbps",
    "fast",
    "''",
    "Mi",
    "64 bananas",
    "1e1.5",
    "1.2.3Mi",
    "64B",
    "-64MB",
    "0MB",
    "64%"
  })
  void where_more_than_one_may_be_meant_nothing_is_guessed(String text) {
    assertEquals("-", LikelyQuantity.of(text).orElse("-"));
  }
}

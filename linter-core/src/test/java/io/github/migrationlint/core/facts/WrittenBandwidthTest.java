package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.facts.WrittenBandwidth.Flaw;
import io.github.migrationlint.core.resource.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenBandwidthTest {
  @ParameterizedTest
  @CsvSource({
    "0,        -",
    "0Mi,      -",
    "-0,       -",
    "-1,       NEGATIVE",
    "-100m,    NEGATIVE",
    "-64Mi,    NEGATIVE",
    "100m,     BELOW_ONE_BYTE",
    "0.5,      BELOW_ONE_BYTE",
    "1n,       BELOW_ONE_BYTE",
    "5e-1,     BELOW_ONE_BYTE",
    "0.0001k,  BELOW_ONE_BYTE",
    "1000m,    FRACTION",
    "1500m,    FRACTION",
    "2000000u, FRACTION",
    "1.5,      FRACTION",
    "15e-1,    FRACTION",
    "1,        WITHOUT_SUFFIX",
    "64,       WITHOUT_SUFFIX",
    "1.0,      WITHOUT_SUFFIX",
    "64e3,     WITHOUT_SUFFIX",
    "64E3,     WITHOUT_SUFFIX",
    "1048575,  WITHOUT_SUFFIX",
    "217Ki,    BELOW_ONE_MEBIBYTE",
    "1.5k,     BELOW_ONE_MEBIBYTE",
    "1.0005k,  BELOW_ONE_MEBIBYTE",
    "0.5Mi,    BELOW_ONE_MEBIBYTE",
    "1M,       BELOW_ONE_MEBIBYTE",
    "1048575.9, FRACTION",
    "1048576,  -",
    "1048576.5, -",
    "1048576000m, -",
    "1e9,      -",
    "1Mi,      -",
    "1.4Mi,    -",
    "64Mi,     -",
    "1E,       -",
  })
  void has_one_flaw_at_most(String text, String flaw) {
    var bandwidth = Quantity.parse(text).orElseThrow();
    assertEquals(flaw, Flaw.of(bandwidth).map(Flaw::name).orElse("-"));
  }
}

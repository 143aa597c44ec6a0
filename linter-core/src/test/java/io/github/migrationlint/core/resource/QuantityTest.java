package io.github.migrationlint.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers of upstream's own code: apimachinery's {@code ParseQuantity} and KubeVirt's {@code
 * QuantityToMebiByte}, run over a quantity that has been sent as JSON once, as every setting is on
 * its way to virt-launcher.
 */
class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0,                    0",
    "64,                   64",
    "64Mi,                 67108864",
    "00064Mi,              67108864",
    "217Ki,                222208",
    "64M,                  64000000",
    "10G,                  10000000000",
    "1k,                   1000",
    "1500m,                1.5",
    "100u,                 0.0001",
    "1n,                   0.000000001",
    "1e3,                  1000",
    "1E3,                  1000",
    "1e+3,                 1000",
    "1e-3,                 0.001",
    "1e0003,               1000",
    "1e00000000000000003,  1000",
    "1E,                   1000000000000000000",
    "1.,                   1",
    "1.G,                  1000000000",
    ".5,                   0.5",
    ".5Mi,                 524288",
    "1.4Mi,                1468006.4",
    "+1,                   1",
    "-1,                   -1",
    "-100m,                -0.1",
    "-0,                   0",
    "0e5,                  0",
  })
  void a_number_and_its_suffix_are_one_amount(String text, String amount) {
    assertEquals(
        0,
        parse(text).value().compareTo(new BigDecimal(amount)),
        () -> text + " = " + parse(text).value());
  }

  @ParameterizedTest
  @CsvSource({"0.1n, 1n", "0.01n, 1n", "1e-10, 1n", "1e-400, 1n", "1.1n, 2n", "-0.1n, -1n"})
  void anything_finer_than_a_nano_is_rounded_away_from_zero(String text, String rounded) {
    assertEquals(parse(rounded), parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1K",
        "64MB",
        "64MiB",
        "1Gbps",
        "64 Mi",
        " 64Mi",
        "1e1.5",
        "1e",
        "1E+",
        "e3",
        "Mi",
        "-",
        ".",
        "+.",
        "1_000",
        "0x10",
        "64mi",
        "--1",
        "1.2.3",
        "1e99999999999999999999",
        "nan"
      })
  void what_the_api_server_refuses_is_no_quantity(String text) {
    assertTrue(Quantity.parse(text).isEmpty());
  }

  @Test
  void a_text_longer_than_any_amount_is_no_quantity() {
    assertTrue(Quantity.parse("1" + "0".repeat(255)).isPresent());
    assertTrue(Quantity.parse("1" + "0".repeat(256)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "0,                    0",
    "64Mi,                 64",
    "217Ki,                1",
    "64,                   1",
    "1k,                   1",
    "1e3,                  1",
    "1500m,                1",
    "1000m,                1",
    "1,                    1",
    "999m,                 0",
    "100m,                 0",
    "100u,                 0",
    "1n,                   0",
    "0.1n,                 0",
    "0.5,                  0",
    "1e-3,                 0",
    "1048575,              1",
    "1048575.9,            1",
    "1048576,              1",
    "1.4Mi,                1",
    "1.49Mi,               1",
    "1572863,              1",
    "1572863.5,            1",
    "1572864,              2",
    "1.5Mi,                2",
    "1.50001Mi,            2",
    "64.5Mi,               65",
    "64M,                  61",
    "2048Mi,               2048",
    "10G,                  9537",
    "1E,                   953674316406",
    "9e18,                 8583068847656",
    "9223372036854775807,  8796093022208",
    "8Ei,                  8796093022208",
    "20Ei,                 8796093022208",
  })
  void a_bandwidth_becomes_whole_mebibytes_per_second(String text, String mebiBytes) {
    assertEquals(new BigInteger(mebiBytes), parse(text).mebiBytes().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "-0.5", "-100m", "-64Mi", "10E", "1e19", "1e30", "1E30", "1e400", "1e999"})
  void a_negative_bandwidth_and_one_beyond_int64_cannot_be_converted(String text) {
    assertTrue(parse(text).mebiBytes().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      value = {"64Mi|Mi", "64|''", "1500m|m", "1e3|e3", "1E|E", "1.G|G", "-5k|k", ".5|''"},
      delimiter = '|')
  void the_suffix_is_what_follows_the_number(String text, String suffix) {
    assertEquals(suffix, parse(text).suffix());
  }

  @Test
  void equal_amounts_are_equal_however_they_are_written() {
    assertEquals(parse("1024Mi"), parse("1Gi"));
    assertEquals(parse("1024Mi").hashCode(), parse("1Gi").hashCode());
    assertEquals(parse("0"), parse("0Mi"));
    assertNotEquals(parse("1G"), parse("1Gi"));
    assertEquals("1024Mi", parse("1024Mi").toString());
  }

  @Test
  void signs_follow_the_amount() {
    assertTrue(parse("-1n").isNegative());
    assertFalse(parse("-0").isNegative());
    assertTrue(parse("-0Mi").isZero());
    assertTrue(parse("0.0").isZero());
  }

  private static Quantity parse(String text) {
    return Quantity.parse(text).orElseThrow(() -> new AssertionError(text));
  }
}

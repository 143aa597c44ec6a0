package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.facts.WrittenBandwidth.Flaw;
import io.github.migrationlint.core.resource.Quantity;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "64m     | 64m    | 64M",
        "'64m'   | 64m    | 64M",
        "\"64m\" | 64m    | 64M",
        "64Mi    | 64Mi   | -",
        "64000u  | 64000u | -",
        "7       | 7      | -",
      })
  void the_text_is_what_is_written_without_quotes(String written, String text, String megabytes) {
    var policy =
        Manifests.policy("a", "{selectors: {}, bandwidthPerMigration: %s}".formatted(written));
    var bandwidth = Clusters.ask(WrittenBandwidth.ANALYSIS, Clusters.of(policy)).get(0);

    assertEquals(text, bandwidth.text());
    assertEquals(megabytes, bandwidth.megabytes().orElse("-"));
    assertTrue(bandwidth.setting().isReplaceable());
  }

  @Test
  void a_value_whose_place_is_hidden_is_shown_as_it_is_read() {
    var bandwidth = Clusters.ask(WrittenBandwidth.ANALYSIS, Clusters.of("""
            apiVersion: hco.kubevirt.io/v1beta1
            kind: HyperConverged
            metadata:
              name: kubevirt-hyperconverged
              namespace: openshift-cnv
              annotations:
                kubevirt.kubevirt.io/jsonpatch: "[{\\"op\\": \\"add\\", \\"path\\": \\"/spec/configuration/migrations/bandwidthPerMigration\\", \\"value\\": \\"64m\\"}]"
            spec: {}
            """)).get(0);

    assertEquals("64m", bandwidth.text());
    assertFalse(bandwidth.setting().isReplaceable());
  }

  @Test
  void a_bandwidth_has_one_flaw() {
    var policy = Manifests.policy("a", "{selectors: {}, bandwidthPerMigration: 7}");
    var bandwidth = Clusters.ask(WrittenBandwidth.ANALYSIS, Clusters.of(policy)).get(0);

    assertTrue(bandwidth.has(Flaw.WITHOUT_SUFFIX));
    assertFalse(bandwidth.has(Flaw.NEGATIVE));
    assertEquals("7 bytes per second", bandwidth.inBytes());
  }
}

package io.github.migrationlint.rules.jsonpatch.refusedjsonpatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedJsonPatchTest {
  @ParameterizedTest
  @CsvSource({
    "1.13.0, replace, progressTimeout, ''",
    "1.13.0, replace, bandwidthPerMigration, error",
    "1.13.0, add, bandwidthPerMigration, ''",
    "1.13.0, remove, network, error",
    "1.8.0, replace, allowPostCopy, error",
    "1.9.0, replace, allowPostCopy, ''",
    "1.13.0, replace, allowWorkloadDisruption, error",
    "1.18.0, replace, allowWorkloadDisruption, error",
    "1.19.0, replace, allowWorkloadDisruption, ''",
    "1.18.0, replace, disableTLS, error",
    "1.18.0, test, disableTLS, ''",
    "1.18.0, replace, noSuchSetting, error",
    "1.18.0, add, noSuchSetting, ''",
  })
  void what_hyper_converged_leaves_unset_cannot_be_replaced_or_removed(
      String version, String op, String setting, String severity) {
    assertEquals(
        severity,
        severity(
            version,
            "[{\"op\": \"" + op + "\", \"path\": \"/spec/configuration/migrations/" + setting
                + "\", \"value\": null}]"));
  }

  @Test
  void what_the_object_sets_can_be_replaced() {
    var set = hyperConverged(
        "[{\"op\": \"replace\", \"path\": \"/spec/configuration/migrations/network\", \"value\": \"a\"}]",
        "{liveMigrationConfig: {network: b}}");
    assertEquals("", Severities.of(new RefusedJsonPatch(), set));
  }

  @Test
  void an_operation_without_a_value_is_refused_where_the_library_is_known_to() {
    var patch = "[{\"op\": \"add\", \"path\": \"/spec/configuration/smbios\"}]";
    assertEquals("error", severity("1.12.0", patch));
    assertEquals("", severity("1.11.0", patch));
  }

  private static String severity(String version, String patch) {
    return Severities.of(
        new RefusedJsonPatch(), Severities.installed(version) + hyperConverged(patch, "{}"));
  }

  private static String hyperConverged(String patch, String spec) {
    return """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata:
          name: kubevirt-hyperconverged
          annotations: {kubevirt.kubevirt.io/jsonpatch: '%s'}
        spec: %s
        """.formatted(patch, spec);
  }
}

package io.github.migrationlint.rules.postcopy.voidpostcopy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoidPostCopyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.18.0 | {allowPostCopy: true}                                  | ''",
        "1.18.0 | {allowPostCopy: true, allowWorkloadDisruption: false}  | ''",
        "1.19.0 | {allowPostCopy: true}                                  | error",
        "1.19.0 | {allowPostCopy: true, allowWorkloadDisruption: false}  | error",
        "1.19.0 | {allowPostCopy: true, allowWorkloadDisruption: true}   | ''",
        "1.19.0 | {allowPostCopy: false, allowWorkloadDisruption: false} | ''",
      })
  void the_default_of_hyperconverged_counts_from_1_19_on(
      String version, String liveMigrationConfig, String severity) {
    assertEquals(
        severity,
        Severities.of(
            new VoidPostCopy(),
            Severities.subscription(version) + hyperConverged(liveMigrationConfig)));
  }

  private static String hyperConverged(String liveMigrationConfig) {
    return """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata: {name: kubevirt-hyperconverged, namespace: kubevirt-hyperconverged}
        spec:
          liveMigrationConfig: %s
        """.formatted(liveMigrationConfig);
  }
}

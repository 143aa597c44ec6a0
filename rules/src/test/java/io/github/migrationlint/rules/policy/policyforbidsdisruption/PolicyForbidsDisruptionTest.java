package io.github.migrationlint.rules.policy.policyforbidsdisruption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyForbidsDisruptionTest {
  @ParameterizedTest
  @CsvSource({
    "allowPostCopy,           ''",
    "allowWorkloadDisruption, warning",
  })
  void disruption_that_only_follows_post_copy_may_go_with_it(String allowed, String severity) {
    assertEquals(severity, Severities.of(new PolicyForbidsDisruption(), """
            apiVersion: kubevirt.io/v1
            kind: KubeVirt
            metadata: {name: kubevirt, namespace: kubevirt}
            spec:
              configuration:
                migrations: {%s: true}
            ---
            apiVersion: migrations.kubevirt.io/v1alpha1
            kind: MigrationPolicy
            metadata: {name: databases}
            spec: {allowPostCopy: false, selectors: {}}
            """.formatted(allowed)));
  }
}

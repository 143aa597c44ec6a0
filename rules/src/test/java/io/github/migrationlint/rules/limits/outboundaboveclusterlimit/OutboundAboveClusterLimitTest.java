package io.github.migrationlint.rules.limits.outboundaboveclusterlimit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundAboveClusterLimitTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "parallelOutboundMigrationsPerNode: 9                                  | warning",
        "parallelOutboundMigrationsPerNode: 9, parallelMigrationsPerCluster: 8 | warning",
        "parallelMigrationsPerCluster: 1                                       | ''",
        "parallelOutboundMigrationsPerNode: 5                                  | ''",
        "parallelOutboundMigrationsPerNode: 9, parallelMigrationsPerCluster: 0 | ''",
        "parallelOutboundMigrationsPerNode: 9, parallelMigrationsPerCluster: -1 | ''",
        "progressTimeout: 150                                                  | ''",
      })
  void a_limit_that_someone_counts_on_is_more_than_a_note(String migrations, String severity) {
    var kubeVirt = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec:
          configuration:
            migrations: {%s}
        """.formatted(migrations);
    assertEquals(severity, Severities.of(new OutboundAboveClusterLimit(), kubeVirt));
  }
}

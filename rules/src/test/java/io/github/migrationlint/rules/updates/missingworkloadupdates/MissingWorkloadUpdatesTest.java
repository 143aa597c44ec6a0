package io.github.migrationlint.rules.updates.missingworkloadupdates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingWorkloadUpdatesTest {
  @ParameterizedTest
  @CsvSource({
    "LiveUpdate, '[]', warning",
    "Stage, '[]', note",
    "Stage, '[Evict]', ''",
    "Stage, null, ''",
    "Stage, '[\"${METHOD}\"]', ''",
  })
  void it_matters_more_where_vms_change_while_they_run(
      String strategy, String methods, String severity) {
    var kubeVirt = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec:
          configuration: {vmRolloutStrategy: %s}
          workloadUpdateStrategy: {workloadUpdateMethods: %s}
        """.formatted(strategy, methods);
    assertEquals(severity, Severities.of(new MissingWorkloadUpdates(), kubeVirt));
  }
}

package io.github.migrationlint.rules.gates.unknownfeaturegate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownFeatureGateTest {
  @ParameterizedTest
  @CsvSource({
    "1.13.0, MigrationPriorityQueue, warning",
    "1.14.0, MigrationPriorityQueue, warning",
    "4.18.0, MigrationPriorityQueue, note",
    "1.18.0, MigrationPriorityQueue, ''",
    "1.18.0, MigrationStallDetection, warning",
    "1.19.0, MigrationStallDetection, ''",
    "1.13.0, NonRootExperimental, warning",
    "1.13.0, LiveMigration, ''",
    "1.13.0, LiveMigratoin, warning",
    "1.13.0, Whatever, note",
  })
  void what_another_release_has_is_a_warning_where_the_release_is_certain(
      String version, String gate, String severity) {
    var kubeVirt = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec: {configuration: {developerConfiguration: {featureGates: [%s]}}}
        """.formatted(gate);
    assertEquals(
        severity,
        Severities.of(new UnknownFeatureGate(), Severities.installed(version) + kubeVirt));
  }

  @ParameterizedTest
  @CsvSource({
    "1.18.0, videoconfig, ''",
    "1.19.0, videoConfig, ''",
    "1.18.0, template, warning",
    "1.17.0, template, ''",
  })
  void the_list_of_hyper_converged_counts_where_its_api_version_is_served(
      String version, String gate, String severity) {
    var hyperConverged = """
        apiVersion: hco.kubevirt.io/v1
        kind: HyperConverged
        metadata: {name: kubevirt-hyperconverged, namespace: kubevirt-hyperconverged}
        spec: {featureGates: [{name: %s}]}
        """.formatted(gate);
    assertEquals(
        severity,
        Severities.of(new UnknownFeatureGate(), Severities.installed(version) + hyperConverged));
  }
}

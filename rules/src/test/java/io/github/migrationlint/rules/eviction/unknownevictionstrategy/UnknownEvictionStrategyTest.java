package io.github.migrationlint.rules.eviction.unknownevictionstrategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownEvictionStrategyTest {
  @ParameterizedTest
  @CsvSource({
    "1.6.0,  LiveMigrate, ''",
    "1.6.0,  None, error",
    "1.7.0,  None, ''",
    "1.6.0,  External, error",
    "1.7.0,  External, ''",
    "1.9.0,  LiveMigrateIfPossible, error",
    "1.10.0, LiveMigrateIfPossible, ''",
    "1.18.0, livemigrate, error",
    "1.18.0, ${STRATEGY}, ''",
  })
  void each_release_knows_its_strategies(String version, String strategy, String severity) {
    var kubeVirt = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec: {configuration: {evictionStrategy: "%s"}}
        """.formatted(strategy);
    assertEquals(
        severity,
        Severities.of(new UnknownEvictionStrategy(), Severities.installed(version) + kubeVirt));
  }
}

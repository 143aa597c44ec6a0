package io.github.migrationlint.rules.kubevirt.secondkubevirt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondKubeVirtTest {
  @ParameterizedTest
  @CsvSource({
    "1.9.0,  kubevirt, virt, warning",
    "1.10.0, kubevirt, virt, error",
    "1.14.0, kubevirt, virt, error",
    "4.18.0, kubevirt, virt, error",
    "1.10.0, other, kubevirt, error",
    "1.10.0, kubevirt, kubevirt, ''",
    "1.10.0, kubevirt, '', ''",
  })
  void it_is_an_error_where_the_webhook_is_certain(
      String version, String name, String namespace, String severity) {
    var second = namespace.isEmpty() ? "" : ", namespace: " + namespace;
    var both = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec: {}
        ---
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: %s%s}
        spec: {}
        """.formatted(name, second);
    assertEquals(
        severity, Severities.of(new SecondKubeVirt(), Severities.installed(version) + both));
  }
}

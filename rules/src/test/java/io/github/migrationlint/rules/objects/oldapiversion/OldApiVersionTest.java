package io.github.migrationlint.rules.objects.oldapiversion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldApiVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.15.0, instancetype.kubevirt.io/v1alpha2, VirtualMachineClusterInstancetype, ''",
    "1.16.0, instancetype.kubevirt.io/v1alpha2, VirtualMachineClusterInstancetype, error",
    "4.20.0, instancetype.kubevirt.io/v1alpha2, VirtualMachineClusterInstancetype, warning",
    "1.19.0, instancetype.kubevirt.io/v1alpha1, VirtualMachineClusterPreference, error",
    "1.19.0, instancetype.kubevirt.io/v1beta1, VirtualMachineClusterPreference, ''",
    "1.9.0,  kubevirt.io/v1alpha3, VirtualMachine, ''",
    "1.10.0, kubevirt.io/v1alpha3, VirtualMachine, note",
  })
  void a_version_that_is_gone_is_an_error_where_the_release_is_certain(
      String version, String apiVersion, String kind, String severity) {
    var object = """
        apiVersion: %s
        kind: %s
        metadata: {name: a}
        """.formatted(apiVersion, kind);
    assertEquals(
        severity, Severities.of(new OldApiVersion(), Severities.installed(version) + object));
  }
}

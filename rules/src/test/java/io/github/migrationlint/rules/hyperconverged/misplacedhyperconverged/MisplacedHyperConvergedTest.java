package io.github.migrationlint.rules.hyperconverged.misplacedhyperconverged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisplacedHyperConvergedTest {
  @ParameterizedTest
  @CsvSource({
    "kubevirt-hyperconverged, openshift-cnv, ''",
    "kubevirt-hyperconverged, kubevirt-hyperconverged, ''",
    "kubevirt-hyperconverged, virtualization, warning",
    "hyperconverged, openshift-cnv, error",
    "my-kubevirt-hyperconverged, openshift-cnv, warning",
    "hyperconverged, virtualization, error warning",
    "${NAME}, ${NAMESPACE}, ''",
  })
  void a_name_that_the_schema_refuses_is_an_error(
      String name, String namespace, String severities) {
    var object = """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata: {name: "%s", namespace: "%s"}
        spec: {}
        """.formatted(name, namespace);
    assertEquals(severities, Severities.of(new MisplacedHyperConverged(), object));
  }
}

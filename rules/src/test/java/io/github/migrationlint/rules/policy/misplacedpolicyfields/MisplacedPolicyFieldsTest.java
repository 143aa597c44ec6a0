package io.github.migrationlint.rules.policy.misplacedpolicyfields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.rules.Checked;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisplacedPolicyFieldsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: gold                                       | ERROR   | metadata.name",
        "selectors: {}                                    | ERROR   | spec.selectors",
        "namespaceSelector: {}                            | ERROR   | spec.selectors.namespaceSelector",
        "allowPostCopy: true                              | ERROR   | spec.allowPostCopy",
        "experimental: {}                                 | ERROR   | spec.experimental",
        "spec: {namespaceSelector: {}}                    | ERROR   | spec.selectors.namespaceSelector",
        "'spec: {selectors: {allowPostCopy: true}}'       | ERROR   | spec.allowPostCopy",
        "'spec: {selectors: {namespaceSelector: {allowPostCopy: \"true\"}}}'"
            + "                                           | WARNING | spec.allowPostCopy",
      })
  void the_help_shows_the_right_path(String field, Severity severity, String home) {
    var finding = Checked.finding(new MisplacedPolicyFields(), """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {}
        """ + field);

    assertEquals(Optional.of("move it to `" + home + "`"), finding.help());
    assertEquals(severity, finding.severity());
  }
}

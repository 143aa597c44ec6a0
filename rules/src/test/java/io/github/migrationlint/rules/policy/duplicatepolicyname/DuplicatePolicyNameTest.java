package io.github.migrationlint.rules.policy.duplicatepolicyname;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.rules.Checked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicatePolicyNameTest {
  private static final String FIRST = "{bandwidthPerMigration: 1Gi, allowPostCopy: false, "
      + "selectors: {virtualMachineInstanceSelector: {a: x}}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        FIRST,
        "{allowPostCopy: false, bandwidthPerMigration: '1024Mi', completionTimeoutPerGiB: null, "
            + "selectors: {namespaceSelector: {}, virtualMachineInstanceSelector: {a: 'x', b: ~}}}",
      })
  void the_same_effect_is_a_warning(String again) {
    assertEquals(Severity.WARNING, severity(again));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{bandwidthPerMigration: 1Gi, selectors: {virtualMachineInstanceSelector: {a: x}}}",
        "{bandwidthPerMigration: 1Gi, allowPostCopy: true, "
            + "selectors: {virtualMachineInstanceSelector: {a: x}}}",
        "{bandwidthPerMigration: 1G, allowPostCopy: false, "
            + "selectors: {virtualMachineInstanceSelector: {a: x}}}",
        "{bandwidthPerMigration: 1Gi, allowPostCopy: false, "
            + "selectors: {namespaceSelector: {a: x}}}",
        "{bandwidthPerMigration: 1Gi, allowPostCopy: false, selectors: {}}",
        "{bandwidthPerMigration: '${LIMIT}', allowPostCopy: false, "
            + "selectors: {virtualMachineInstanceSelector: {a: x}}}",
        "{bandwidthPerMigration: 1Gi, allowPostCopy: false, experimental: {compression: zstd}, "
            + "selectors: {virtualMachineInstanceSelector: {a: x}}}",
      })
  void another_effect_is_an_error(String again) {
    assertEquals(Severity.ERROR, severity(again));
  }

  private static Severity severity(String again) {
    var manifest = """
        ---
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: gold}
        spec: %s
        """;
    var yaml = manifest.formatted(FIRST) + manifest.formatted(again);
    return Checked.finding(new DuplicatePolicyName(), yaml).severity();
  }
}

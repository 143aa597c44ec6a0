package io.github.migrationlint.rules.experimental.ungatedmigrationsetting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.api.Test;

class UngatedMigrationSettingTest {
  private static final String POLICY = """
      ---
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: quick}
      spec: {maxDowntimeMs: 200, selectors: {}}
      """;

  @Test
  void a_policy_is_refused_where_the_gate_is_surely_off() {
    assertEquals("error", severity("1.19.0", hyperConverged("") + POLICY));
    assertEquals("error", severity("1.19.0", kubeVirt("") + POLICY));
    assertEquals("", severity("1.19.0", kubeVirt("MigrationStallDetection") + POLICY));
    assertEquals("", severity("1.19.0", kubeVirt("MigrationDowntimeTuning") + POLICY));
  }

  @Test
  void nothing_is_said_where_the_gate_may_be_on_or_the_setting_is_unknown() {
    var mayAdd = "[{\"op\": \"copy\", \"from\": \"/spec/configuration/other\","
        + " \"path\": \"/spec/configuration/developerConfiguration\"}]";
    assertEquals("", severity("1.19.0", hyperConverged(mayAdd) + POLICY));
    assertEquals("", severity("1.19.0", POLICY));
    assertEquals("", severity("1.18.0", hyperConverged("") + POLICY));
  }

  private static String severity(String version, String yaml) {
    return Severities.of(new UngatedMigrationSetting(), Severities.installed(version) + yaml);
  }

  private static String hyperConverged(String patch) {
    return """
        apiVersion: hco.kubevirt.io/v1
        kind: HyperConverged
        metadata:
          name: kubevirt-hyperconverged
          annotations: {%s}
        spec: {}
        """.formatted(patch.isEmpty() ? "" : "kubevirt.kubevirt.io/jsonpatch: '" + patch + "'");
  }

  private static String kubeVirt(String gate) {
    return """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec: {configuration: {developerConfiguration: {featureGates: [%s]}}}
        """.formatted(gate);
  }
}

package io.github.migrationlint.rules.postcopy.voidpostcopy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoidPostCopyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.14.0 | {allowPostCopy: true}                                  | ''",
        "1.18.0 | {allowPostCopy: true}                                  | ''",
        "1.18.0 | {allowPostCopy: true, allowWorkloadDisruption: false}  | ''",
        "1.19.0 | {allowPostCopy: true}                                  | error",
        "1.19.0 | {allowPostCopy: true, allowWorkloadDisruption: false}  | error",
        "1.19.0 | {allowPostCopy: true, allowWorkloadDisruption: true}   | ''",
        "1.19.0 | {allowPostCopy: false, allowWorkloadDisruption: false} | ''",
      })
  void the_default_of_hyperconverged_counts_from_1_19_on(
      String version, String liveMigrationConfig, String severity) {
    assertEquals(
        severity,
        Severities.of(
            new VoidPostCopy(),
            Severities.installed(version) + hyperConverged(liveMigrationConfig)));
  }

  @Test
  void a_patch_that_clears_the_default_lets_disruption_follow() {
    var patched = """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata:
          name: kubevirt-hyperconverged
          annotations:
            kubevirt.kubevirt.io/jsonpatch: '[{"op": "replace", "path": "/spec/configuration/migrations/allowWorkloadDisruption", "value": null}]'
        spec:
          liveMigrationConfig: {allowPostCopy: true}
        """;
    assertEquals("", severity(Severities.installed("1.19.0") + patched));
  }

  @Test
  void a_policy_may_forbid_disruption_for_its_vms_and_leave_post_copy_to_the_cluster() {
    var policy = """
        ---
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: database}
        spec: {allowWorkloadDisruption: false, selectors: {}}
        """;
    assertEquals("", severity(kubeVirt("allowPostCopy: true") + policy));
  }

  @Test
  void without_a_timeout_nothing_is_aborted() {
    var forbidden = "allowPostCopy: true, allowWorkloadDisruption: false";
    assertEquals("error", severity(kubeVirt(forbidden)));
    assertEquals("", severity(kubeVirt(forbidden + ", completionTimeoutPerGiB: 0")));
  }

  @Test
  void with_stall_detection_post_copy_starts_even_so() {
    var gated = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec:
          configuration:
            developerConfiguration: {featureGates: [MigrationStallDetection]}
            migrations: {allowPostCopy: true, allowWorkloadDisruption: false}
        """;
    assertEquals("", severity(Severities.installed("1.19.0") + gated));
  }

  private static String severity(String yaml) {
    return Severities.of(new VoidPostCopy(), yaml);
  }

  private static String kubeVirt(String migrations) {
    return """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec:
          configuration:
            migrations: {%s}
        """.formatted(migrations);
  }

  private static String hyperConverged(String liveMigrationConfig) {
    return """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata: {name: kubevirt-hyperconverged, namespace: kubevirt-hyperconverged}
        spec:
          liveMigrationConfig: %s
        """.formatted(liveMigrationConfig);
  }
}

package io.github.migrationlint.rules.timeouts.infeasibletimeout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfeasibleTimeoutTest {
  /** 10^9 bytes in 20 s are 47.68 MiB/s; 5 % of it are 2.38, twice as much 95.37. */
  @ParameterizedTest
  @CsvSource({
    "1Mi,  error",
    "2Mi,  error",
    "3Mi,  warning",
    "47Mi, warning",
    "48Mi, note",
    "95Mi, note",
    "96Mi, ''",
  })
  void the_share_that_can_be_copied_tells_how_severe_it_is(String bandwidth, String severity) {
    assertEquals(
        severity,
        severity(
            kubeVirt("bandwidthPerMigration: " + bandwidth + ", completionTimeoutPerGiB: 20")));
  }

  /** Where the repository shows VMs, an error is said of one of them or not at all. */
  @Test
  void it_is_no_error_for_guests_no_one_has() {
    var limits = kubeVirt("bandwidthPerMigration: 1Mi, completionTimeoutPerGiB: 20");
    assertEquals("warning", severity(limits + vm("1Gi")));
    assertEquals("error", severity(limits));
  }

  @Test
  void what_rests_on_the_default_of_an_assumed_release_is_no_error() {
    var slow = kubeVirt("bandwidthPerMigration: 1Mi, allowWorkloadDisruption: false") + "---\n"
        + policy("completionTimeoutPerGiB: 20");
    assertEquals("warning error", severity(slow));
    assertEquals("warning", severity("""
            apiVersion: hco.kubevirt.io/v1beta1
            kind: HyperConverged
            metadata: {name: kubevirt-hyperconverged, namespace: openshift-cnv}
            spec: {liveMigrationConfig: {bandwidthPerMigration: 1Mi}}
            """));
    assertEquals(
        "error",
        at("kubevirt: '1.9'", kubeVirt("completionTimeoutPerGiB: 20, bandwidthPerMigration: 1Mi")));
  }

  @Test
  void compression_makes_it_a_note() {
    var limits = "bandwidthPerMigration: 1Mi, completionTimeoutPerGiB: 20, allowPostCopy: false";
    assertEquals("error", at("kubevirt: '1.9'", policy(limits)));
    assertEquals(
        "note", at("kubevirt: '1.9'", policy(limits + ", experimental: {compression: zstd}")));
    assertEquals(
        "error", at("kubevirt: '1.9'", policy(limits + ", experimental: {compression: none}")));
    // The field is of 1.9, so the release that is assumed need not be the one that runs.
    assertEquals("note", severity(policy(limits + ", experimental: {compression: zstd}")));
  }

  /** Gate, post-copy and the default factor: what remains has to fit into one more timeout. */
  @Test
  void stall_detection_does_not_save_the_migration() {
    var gated = kubeVirt("bandwidthPerMigration: 1Mi, completionTimeoutPerGiB: 150,"
            + " allowPostCopy: true, allowWorkloadDisruption: false")
        .replace(
            "migrations:",
            "developerConfiguration: {featureGates: [MigrationStallDetection]}\n    migrations:");
    assertEquals("warning", severity(gated));
    assertEquals("warning", at("kubevirt: '1.9'", gated));
  }

  @Test
  void what_another_cluster_may_allow_is_no_error() {
    var limits = "bandwidthPerMigration: 1Mi, completionTimeoutPerGiB: 20";
    assertEquals("warning", severity(policy(limits)));
    assertEquals("error", severity(policy(limits + ", allowPostCopy: false")));
    assertEquals("error", severity(policy(limits + ", allowWorkloadDisruption: false")));
  }

  @Test
  void post_copy_finishes_what_the_limits_do_not() {
    var limits = "bandwidthPerMigration: 1Mi, completionTimeoutPerGiB: 20";
    assertEquals("", severity(kubeVirt("allowPostCopy: true") + "---\n" + policy(limits)));
    // Before KubeVirt 1.5 there is no allowWorkloadDisruption, so allowing post-copy is enough.
    assertEquals("", at("kubevirt: '1.3'", kubeVirt(limits + ", allowPostCopy: true")));
  }

  private static String at(String target, String yaml) {
    return Severities.at(target, new InfeasibleTimeout(), yaml);
  }

  private static String vm(String memory) {
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: small, namespace: shop}
        spec:
          runStrategy: Always
          template:
            spec: {domain: {devices: {autoattachPodInterface: false}, memory: {guest: %s}}}
        """.formatted(memory);
  }

  private static String severity(String yaml) {
    return Severities.of(new InfeasibleTimeout(), yaml);
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

  private static String policy(String spec) {
    return """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: slow}
        spec: {selectors: {}, %s}
        """.formatted(spec);
  }
}

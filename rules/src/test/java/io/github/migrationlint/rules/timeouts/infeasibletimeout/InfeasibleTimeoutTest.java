package io.github.migrationlint.rules.timeouts.infeasibletimeout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfeasibleTimeoutTest {
  /** 10^9 bytes in 20 s are 47.68 MiB/s; half of it is 23.84, twice as much 95.37. */
  @ParameterizedTest
  @CsvSource({
    "1Mi,  error",
    "23Mi, error",
    "24Mi, warning",
    "47Mi, warning",
    "48Mi, note",
    "95Mi, note",
    "96Mi, ''",
  })
  void the_share_that_can_be_copied_tells_how_grave_it_is(String bandwidth, String severity) {
    assertEquals(
        severity,
        severity(
            kubeVirt("bandwidthPerMigration: " + bandwidth + ", completionTimeoutPerGiB: 20")));
  }

  @Test
  void what_rests_on_the_default_of_an_assumed_release_is_no_error() {
    assertEquals("warning", severity(kubeVirt("bandwidthPerMigration: 1Mi")));
    assertEquals(
        "error",
        severity(Severities.subscription("1.13.0")
            + kubeVirt("bandwidthPerMigration: 0.4Mi, completionTimeoutPerGiB: 20")));
    assertEquals(
        "error",
        severity(Severities.subscription("1.19.0") + kubeVirt("bandwidthPerMigration: 1Mi")));
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
    assertEquals(
        "",
        severity(Severities.subscription("1.13.0") + kubeVirt(limits + ", allowPostCopy: true")));
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

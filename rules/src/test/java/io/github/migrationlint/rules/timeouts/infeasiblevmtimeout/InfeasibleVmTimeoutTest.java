package io.github.migrationlint.rules.timeouts.infeasiblevmtimeout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfeasibleVmTimeoutTest {
  /**
   * 4Gi count 5 GB, so there are 100 s, and up to two more until the monitor notices. Where large
   * guests fare worse than this one, the general rule speaks alone.
   */
  @ParameterizedTest
  @CsvSource({
    "20Mi, error", // 2040 of 4096 MiB
    "21Mi, ''", // 2142 of 4096 MiB, and 44 % of a large guest
    "24Mi, warning",
    "40Mi, warning", // 4080 of 4096 MiB
    "41Mi, ''", // 4182 of 4096 MiB, and 86 % of a large guest
    "48Mi, note",
    "80Mi, note", // 8160 of 8192 MiB
    "81Mi, ''",
  })
  void it_is_as_grave_as_for_large_guests_or_silent(String bandwidth, String severity) {
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
        severity(Severities.subscription("1.19.0") + kubeVirt("bandwidthPerMigration: 1Mi")));
  }

  private static String severity(String yaml) {
    return Severities.of(new InfeasibleVmTimeout(), yaml + """
        ---
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: db, namespace: shop}
        spec:
          runStrategy: Always
          template: {spec: {domain: {devices: {autoattachPodInterface: false}, memory: {guest: 4Gi}}}}
        """);
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
}

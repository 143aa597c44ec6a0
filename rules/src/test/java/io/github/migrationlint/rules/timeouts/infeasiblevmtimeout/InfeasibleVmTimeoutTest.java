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
    "10Mi, error", // 1020 MiB
    "11Mi, warning", // 1122 MiB
    "40Mi, warning", // 4080 of 4096 MiB
    "41Mi, ''", // 4182 of 4096 MiB, and 86 % of a large guest
    "48Mi, note",
    "80Mi, note", // 8160 of 8192 MiB
    "81Mi, ''",
  })
  void what_can_be_copied_tells_how_severe_it_is(String bandwidth, String severity) {
    var limits = "bandwidthPerMigration: " + bandwidth + ", completionTimeoutPerGiB: 20";
    assertEquals(severity, severity(kubeVirt(limits)));
  }

  /** A guest of less than 2 GiB may use hardly any of it. */
  @Test
  void a_small_guest_makes_no_error() {
    var limits = kubeVirt("bandwidthPerMigration: 1Mi, completionTimeoutPerGiB: 20");
    assertEquals("error", severity(limits, "2Gi"));
    assertEquals("warning", severity(limits, "2047Mi"));
  }

  @Test
  void what_rests_on_the_default_of_an_assumed_release_is_no_error() {
    assertEquals("warning", severity(kubeVirt("bandwidthPerMigration: 1Mi")));
    assertEquals(
        "error",
        Severities.at(
            "kubevirt: '1.9'",
            new InfeasibleVmTimeout(),
            kubeVirt("bandwidthPerMigration: 1Mi") + vm("4Gi")));
  }

  @Test
  void compression_makes_it_a_note() {
    var policy = """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: compressed}
        spec: {selectors: {}, experimental: {compression: zstd}}
        ---
        """;
    var limits = kubeVirt("bandwidthPerMigration: 1Mi, completionTimeoutPerGiB: 20") + vm("4Gi");
    var rule = new InfeasibleVmTimeout();
    assertEquals("error", Severities.at("kubevirt: '1.9'", rule, limits));
    assertEquals("", Severities.at("kubevirt: '1.9'", rule, policy + limits));
  }

  private static String severity(String yaml) {
    return severity(yaml, "4Gi");
  }

  private static String severity(String yaml, String memory) {
    return Severities.of(new InfeasibleVmTimeout(), yaml + vm(memory));
  }

  private static String vm(String memory) {
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: db, namespace: shop}
        spec:
          runStrategy: Always
          template:
            spec: {domain: {devices: {autoattachPodInterface: false}, memory: {guest: %s}}}
        """.formatted(memory);
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

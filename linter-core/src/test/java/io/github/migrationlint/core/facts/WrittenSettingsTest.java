package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenSettingsTest {
  private static final Version HCO = Version.of(1, 18);

  @Test
  void every_kind_that_has_migration_settings_is_found_with_its_own_path() {
    var written = of(HCO, MigrationField.COMPLETION_TIMEOUT_PER_GIB, """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata: {name: old}
        spec: {liveMigrationConfig: {completionTimeoutPerGiB: 1}}
        ---
        apiVersion: hco.kubevirt.io/v1
        kind: HyperConverged
        metadata: {name: new}
        spec: {virtualization: {liveMigrationConfig: {completionTimeoutPerGiB: 2}}}
        ---
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt}
        spec: {configuration: {migrations: {completionTimeoutPerGiB: 3}}}
        ---
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: gold}
        spec: {selectors: {}, completionTimeoutPerGiB: 4}
        """);
    assertEquals(
        List.of(
            "HYPER_CONVERGED old 1",
            "HYPER_CONVERGED new 2",
            "KUBE_VIRT kubevirt 3",
            "MIGRATION_POLICY gold 4"),
        written);
  }

  @Test
  void a_json_patch_comes_last() {
    assertEquals(
        List.of("HYPER_CONVERGED hco 9 patched"),
        of(
            HCO,
            MigrationField.COMPLETION_TIMEOUT_PER_GIB,
            patched("/completionTimeoutPerGiB", "9", "completionTimeoutPerGiB: 1")));
    assertEquals(
        List.of(),
        of(
            HCO,
            MigrationField.COMPLETION_TIMEOUT_PER_GIB,
            patched("/completionTimeoutPerGiB", "null", "completionTimeoutPerGiB: 1")));
    assertEquals(
        List.of("HYPER_CONVERGED hco 9 patched"),
        of(
            HCO,
            MigrationField.COMPLETION_TIMEOUT_PER_GIB,
            patched("", "{\"completionTimeoutPerGiB\": 9}", "")));
  }

  /** Go decodes members whatever their case ({@code encoding/json}). */
  @Test
  void a_patch_takes_effect_whatever_the_case_of_its_members() {
    assertEquals(
        List.of("HYPER_CONVERGED hco true patched"),
        of(HCO, MigrationField.ALLOW_POST_COPY, patched("/AllowPostCopy", "true", "")));
    assertEquals(
        List.of("HYPER_CONVERGED hco true patched"),
        of(HCO, MigrationField.ALLOW_POST_COPY, patched("", "{\"ALLOWPOSTCOPY\": true}", "")));
  }

  @Test
  void a_field_counts_where_hyper_converged_has_it() {
    var yaml = patched("/disableTLS", "true", "allowWorkloadDisruption: true, disableTLS: false");
    assertEquals(List.of(), of(HCO, MigrationField.ALLOW_WORKLOAD_DISRUPTION, yaml));
    assertEquals(
        List.of("HYPER_CONVERGED hco true"),
        of(Version.of(1, 19), MigrationField.ALLOW_WORKLOAD_DISRUPTION, yaml));
    assertEquals(
        List.of("HYPER_CONVERGED hco true patched"), of(HCO, MigrationField.DISABLE_TLS, yaml));
  }

  @Test
  void a_policy_writes_what_a_policy_can_set() {
    var policy = """
        apiVersion: migrations.kubevirt.io/v1beta1
        kind: MigrationPolicy
        metadata: {name: never-served}
        spec: {selectors: {}, progressTimeout: 1, experimental: {compression: zstd}}
        """;
    assertEquals(
        List.of("MIGRATION_POLICY never-served zstd"), of(HCO, MigrationField.COMPRESSION, policy));
    assertEquals(List.of(), of(HCO, MigrationField.PROGRESS_TIMEOUT, policy));
  }

  @Test
  void what_is_written_may_be_no_value() {
    var kubeVirt = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt}
        spec: {configuration: {migrations: {completionTimeoutPerGiB: "1", network: null}}}
        """;
    assertEquals(
        List.of("KUBE_VIRT kubevirt ?"),
        of(HCO, MigrationField.COMPLETION_TIMEOUT_PER_GIB, kubeVirt));
    assertEquals(List.of(), of(HCO, MigrationField.NETWORK, kubeVirt));
    assertEquals(List.of(), of(HCO, MigrationField.DISABLE_TLS, kubeVirt));
  }

  private static String patched(String path, String value, String fields) {
    return """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata:
          name: hco
          annotations:
            kubevirt.kubevirt.io/jsonpatch: '[{"op": "add", "path": "/spec/configuration/migrations%s", "value": %s}]'
        spec: {liveMigrationConfig: {%s}}
        """.formatted(path, value, fields);
  }

  private static List<String> of(Version hyperConverged, MigrationField<?> field, String yaml) {
    var cluster = Clusters.at(Version.of(1, 8), hyperConverged, yaml);
    var found = new ArrayList<String>();
    for (var written : Clusters.ask(WrittenSettings.ANALYSIS, cluster).of(field)) {
      found.add(written.owner() + " " + written.header().nameText() + " "
          + written.known().map(Object::toString).orElse("?")
          + (written.patched() ? " patched" : ""));
    }
    return found;
  }
}

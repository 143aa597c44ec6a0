package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.manifest.Classifier;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.ResourceReader;
import io.github.migrationlint.core.resource.ResourceReader.CheckedManifest;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.YamlReader;
import io.github.migrationlint.schemas.Version;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrittenMigrationsTest {
  @Test
  void every_kind_that_has_migration_settings_is_found_with_its_own_path() {
    var written = of("""
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
        written.stream()
            .map(object -> object.owner() + " " + object.header().nameText() + " "
                + object.get(MigrationField.COMPLETION_TIMEOUT_PER_GIB).value().orElseThrow())
            .toList());
  }

  @Test
  void other_objects_write_nothing() {
    assertEquals(List.of(), of("""
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: vm}
        spec: {completionTimeoutPerGiB: 1}
        """));
  }

  @Test
  void a_policy_in_a_version_nobody_serves_is_meant_as_one() {
    var written = of("""
        apiVersion: migrations.kubevirt.io/v1beta1
        kind: MigrationPolicy
        metadata: {name: never-served}
        spec: {selectors: {}, completionTimeoutPerGiB: 1}
        """);
    assertEquals("never-served", written.get(0).header().nameText());
  }

  @Test
  void what_is_written_may_be_no_value() {
    var written = of("""
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt}
        spec: {configuration: {migrations: {completionTimeoutPerGiB: "1", network: null}}}
        """).get(0);
    assertEquals(
        Optional.empty(), written.get(MigrationField.COMPLETION_TIMEOUT_PER_GIB).value());
    assertEquals(true, written.get(MigrationField.COMPLETION_TIMEOUT_PER_GIB).isWritten());
    assertEquals(false, written.get(MigrationField.NETWORK).isWritten());
    assertEquals(false, written.get(MigrationField.DISABLE_TLS).isWritten());
  }

  private static List<WrittenMigrations> of(String yaml) {
    var documents = new YamlReader()
        .read(new SourceFile(new SourceId("cluster.yaml"), yaml))
        .value();
    var checked = new Classifier()
        .classify(documents).value().stream()
            .map(manifest -> new CheckedManifest(manifest, Optional.empty()))
            .toList();
    var versions =
        PlatformVersions.declared(Version.of(1, 18), Version.of(1, 8), "the test says so");
    var cluster = new ClusterModel("default", versions, new ResourceReader().read(checked));
    return new Driver().ask(WrittenMigrations.ANALYSIS, cluster);
  }
}

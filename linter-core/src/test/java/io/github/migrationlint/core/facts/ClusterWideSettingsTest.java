package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.schemas.Version;
import org.junit.jupiter.api.Test;

class ClusterWideSettingsTest {
  private static final String HYPER_CONVERGED = """
      apiVersion: hco.kubevirt.io/v1beta1
      kind: HyperConverged
      metadata:
        name: kubevirt-hyperconverged
        namespace: openshift-cnv
        annotations:
          kubevirt.kubevirt.io/jsonpatch: '[{"op": "add", "path": "/spec/configuration/migrations/disableTLS", "value": true}]'
      spec:
        liveMigrationConfig:
          allowPostCopy: true
          allowWorkloadDisruption: true
          disableTLS: false
      """;

  private static String values(MigrationField<?> field, Version hyperConverged) {
    var cluster = Clusters.at(Version.of(1, 8), hyperConverged, HYPER_CONVERGED);
    var words = new StringBuilder();
    for (var value : Clusters.ask(ClusterWideSettings.ANALYSIS, cluster).of(field)) {
      words.append(value.get()).append(' ');
    }
    return words.toString().strip();
  }

  @Test
  void a_field_counts_where_hyper_converged_has_it() {
    assertEquals("true", values(MigrationField.ALLOW_POST_COPY, Version.of(1, 18)));
    assertEquals("", values(MigrationField.ALLOW_WORKLOAD_DISRUPTION, Version.of(1, 18)));
    assertEquals("true", values(MigrationField.ALLOW_WORKLOAD_DISRUPTION, Version.of(1, 19)));
  }

  @Test
  void a_patch_reaches_what_hyper_converged_does_not_have() {
    assertEquals("true", values(MigrationField.DISABLE_TLS, Version.of(1, 18)));
  }

  @Test
  void a_policy_does_not_count() {
    var cluster = Clusters.of("""
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: p}
        spec: {allowPostCopy: true, selectors: {}}
        """);
    var settings = Clusters.ask(ClusterWideSettings.ANALYSIS, cluster);
    assertEquals(0, settings.of(MigrationField.ALLOW_POST_COPY).size());
  }
}

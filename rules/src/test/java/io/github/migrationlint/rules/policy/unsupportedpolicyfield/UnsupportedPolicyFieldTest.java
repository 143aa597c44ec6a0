package io.github.migrationlint.rules.policy.unsupportedpolicyfield;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Checked;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnsupportedPolicyFieldTest {
  @Test
  void the_help_names_what_the_cluster_is_configured_by() {
    assertEquals(
        "`liveMigrationConfig` of HyperConverged, or `spec.configuration.migrations` of KubeVirt",
        home("progressTimeout", ""));
    assertEquals(
        "`spec.liveMigrationConfig` of HyperConverged",
        home("progressTimeout", object("hco.kubevirt.io/v1beta1", "HyperConverged")));
    assertEquals(
        "`spec.virtualization.liveMigrationConfig` of HyperConverged",
        home("progressTimeout", object("hco.kubevirt.io/v1", "HyperConverged")));
    assertEquals(
        "`spec.configuration.migrations` of KubeVirt",
        home("progressTimeout", object("kubevirt.io/v1", "KubeVirt")));
  }

  @Test
  void the_help_says_if_hyper_converged_has_no_such_field() {
    var patched = "`spec.configuration.migrations` of KubeVirt; "
        + "HyperConverged sets it by its annotation `kubevirt.kubevirt.io/jsonpatch` alone";

    assertEquals(patched, home("disableTLS", ""));
    assertEquals(patched, home("disableTLS", object("hco.kubevirt.io/v1beta1", "HyperConverged")));
    assertEquals(
        "`spec.configuration.migrations` of KubeVirt",
        home("disableTLS", object("kubevirt.io/v1", "KubeVirt")));
  }

  private static String object(String apiVersion, String kind) {
    return """
        ---
        apiVersion: %s
        kind: %s
        metadata: {name: owner}
        """.formatted(apiVersion, kind);
  }

  private static String home(String field, String owner) {
    var policy = """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: gold}
        spec: {selectors: {}, %s: ~}
        """.formatted(field);
    var prefix = "set it for the whole cluster, in ";
    var help = Checked.finding(new UnsupportedPolicyField(), policy + owner).help();
    assertEquals(Optional.of(true), help.map(text -> text.startsWith(prefix)));
    return help.orElseThrow().substring(prefix.length());
  }
}

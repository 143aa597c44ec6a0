package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A finding names the object a cluster gets, wherever its value is written. */
class OwnersTest {
  private static final SourceFile BASE = file("base/hco.yaml", """
      apiVersion: hco.kubevirt.io/v1beta1
      kind: HyperConverged
      metadata:
        name: kubevirt-hyperconverged
        namespace: openshift-cnv
      spec:
        liveMigrationConfig: {}
      """);

  private static SourceFile file(String path, String text) {
    return new SourceFile(new SourceId(path), text);
  }

  private static SourceFile overlay(String name, String text) {
    return file("overlays/" + name + "/kustomization.yaml", "resources: [../../base]\n" + text);
  }

  private static Diagnostic find(String rule, SourceFile... more) {
    var files = new ArrayList<SourceFile>();
    files.add(file("base/kustomization.yaml", "resources: [hco.yaml]\n"));
    files.addAll(List.of(more));
    var found = PageExample.lint(files).findings().stream()
        .filter(finding -> finding.code().equals(rule))
        .toList();
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }

  private static String objectOf(Diagnostic finding) {
    var object = finding.object().orElseThrow();
    return object.namespace().orElse("") + "/" + object.name().orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"whatever", "another"})
  void the_name_in_a_patch_with_a_target_is_not_that_of_the_object(String dummy) {
    var patched = overlay("prod", """
        namePrefix: prod-
        patches: [{path: hco-patch.yaml, target: {kind: HyperConverged}}]
        """);
    var patch = file("overlays/prod/hco-patch.yaml", """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata: {name: NAME}
        spec:
          liveMigrationConfig: {parallelMigrationsPerCluster: 0}
        """.replace("NAME", dummy));
    var finding = find("zero-parallel-migrations", BASE, patched, patch);
    assertEquals("overlays/prod/hco-patch.yaml", finding.primary().source().id().path());
    assertEquals("openshift-cnv/prod-kubevirt-hyperconverged", objectOf(finding));
  }

  @Test
  void a_patch_may_rename_its_object() {
    var patched = overlay("prod", """
        patches:
        - path: hco-patch.yaml
          target: {kind: HyperConverged}
          options: {allowNameChange: true}
        """);
    var patch = file("overlays/prod/hco-patch.yaml", """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata: {name: whatever}
        spec:
          liveMigrationConfig: {parallelMigrationsPerCluster: 0}
        """);
    var finding = find("zero-parallel-migrations", BASE, patched, patch);
    assertEquals("openshift-cnv/whatever", objectOf(finding));
  }

  @ParameterizedTest
  @ValueSource(strings = {"""
        [{"op": "add", "path": "/spec/liveMigrationConfig/parallelMigrationsPerCluster", "value": 0}]
        """, """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata: {name: whatever}
        spec: {liveMigrationConfig: {parallelMigrationsPerCluster: 0}}
        """})
  void a_patch_inside_a_kustomization_changes_an_object_too(String patch) {
    var patched = overlay(
        "prod",
        "namePrefix: prod-\npatches:\n" + "- target: {kind: HyperConverged}\n  patch: |\n"
            + patch.indent(4));
    var finding = find("zero-parallel-migrations", BASE, patched);
    assertEquals(
        "overlays/prod/kustomization.yaml", finding.primary().source().id().path());
    assertEquals("openshift-cnv/prod-kubevirt-hyperconverged", objectOf(finding));
  }

  @Test
  void what_overlays_name_differently_has_the_name_it_is_written_with() {
    var base =
        file("base/hco.yaml", BASE.text().replace("{}", "{parallelMigrationsPerCluster: 0}"));
    var finding = find(
        "zero-parallel-migrations",
        base,
        overlay("dev", "namePrefix: dev-\n"),
        overlay("prod", "namePrefix: prod-\n"));
    assertEquals("openshift-cnv/kubevirt-hyperconverged", objectOf(finding));
    assertEquals(List.of("dev", "prod"), finding.clusters());
  }

  @Test
  void what_gave_an_object_its_name_is_shown() {
    var policy = file("base/hco.yaml", """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: gold}
        spec:
          selectors: {virtualMachineInstanceSelector: {tier: gold}}
        """);
    var finding = find("policy-without-settings", policy, overlay("prod", "nameSuffix: -prod\n"));
    assertEquals("gold-prod", finding.object().orElseThrow().name().orElseThrow());
    var place = finding.related().stream().map(Label::span).findFirst().orElseThrow();
    assertEquals("overlays/prod/kustomization.yaml:2:13", place.toString());
  }
}

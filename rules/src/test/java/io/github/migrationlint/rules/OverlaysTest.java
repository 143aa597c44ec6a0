package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Repositories with bases, overlays and several clusters, and what is found in them. */
class OverlaysTest {
  private static final String POLICY = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata:
        name: NAME
      spec:
        allowPostCopy: false
        selectors:
          virtualMachineInstanceSelector: {tier: gold}
      """;

  private static final String LIMITS = """
      apiVersion: hco.kubevirt.io/v1beta1
      kind: HyperConverged
      metadata:
        name: kubevirt-hyperconverged
        namespace: openshift-cnv
      spec:
        liveMigrationConfig:
          parallelMigrationsPerCluster: 0
      """;

  private static String policy(String name) {
    return POLICY.replace("NAME", name);
  }

  private static SourceFile file(String path, String text) {
    return new SourceFile(new SourceId(path), text);
  }

  /** Each finding as {@code severity rule path:line [clusters]}. */
  private static List<String> findings(SourceFile... files) {
    var report = new Linter(BuiltInRules.all()).lint(new Loaded(List.of(files), files.length));
    assertEquals(List.of(), report.internalErrors());
    var found = new ArrayList<String>();
    for (var finding : report.findings()) {
      var place = finding.primary();
      found.add(finding.severity().word() + " " + finding.code() + " "
          + place.source().id() + ":"
          + place.source().lines().position(place.start()).line() + " " + finding.clusters());
    }
    return found;
  }

  @Test
  void what_every_overlay_repairs_is_no_finding() {
    assertEquals(
        List.of(),
        findings(
            file("base/kustomization.yaml", "resources: [hco.yaml]\n"),
            file("base/hco.yaml", LIMITS),
            file("overlays/prod/kustomization.yaml", """
                resources: [../../base]
                patches:
                - path: limits.yaml
                """),
            file("overlays/prod/limits.yaml", LIMITS.replace("PerCluster: 0", "PerCluster: 5"))));
  }

  @Test
  void a_base_is_checked_once_for_all_clusters() {
    assertEquals(
        List.of("error zero-parallel-migrations base/hco.yaml:8 [dev, prod]"),
        findings(
            file("base/kustomization.yaml", "resources: [hco.yaml]\n"),
            file("base/hco.yaml", LIMITS),
            file("overlays/dev/kustomization.yaml", "resources: [../../base]\n"),
            file("overlays/prod/kustomization.yaml", "resources: [../../base]\n")));
  }

  @Test
  void a_value_is_reported_where_a_person_wrote_it() {
    assertEquals(
        List.of("error zero-parallel-migrations overlays/prod/limits.yaml:8 [prod]"),
        findings(
            file("base/kustomization.yaml", "resources: [hco.yaml]\n"),
            file("base/hco.yaml", LIMITS.replace("PerCluster: 0", "PerCluster: 5")),
            file("overlays/dev/kustomization.yaml", "resources: [../../base]\n"),
            file("overlays/prod/kustomization.yaml", """
                resources: [../../base]
                patches:
                - path: limits.yaml
                """),
            file("overlays/prod/limits.yaml", LIMITS)));
  }

  @Test
  void policies_of_different_clusters_never_meet() {
    assertEquals(
        List.of(),
        findings(
            file("clusters/east/policy.yaml", policy("gold")),
            file("clusters/west/policy.yaml", policy("silver"))));
  }

  @Test
  void the_same_policy_in_two_overlays_is_no_duplicate() {
    assertEquals(
        List.of(),
        findings(
            file("east/kustomization.yaml", "resources: [policy.yaml]\n"),
            file("east/policy.yaml", policy("gold")),
            file("west/kustomization.yaml", "resources: [policy.yaml]\n"),
            file("west/policy.yaml", policy("gold"))));
  }

  @Test
  void a_prefix_changes_who_never_applies() {
    assertEquals(
        List.of("error identical-selectors base/policy.yaml:4 [default]"),
        findings(
            file("base/kustomization.yaml", "resources: [policy.yaml]\n"),
            file("base/policy.yaml", policy("gold")),
            file("prod/kustomization.yaml", "resources: [renamed, policy.yaml]\n"),
            file("prod/policy.yaml", policy("silver")),
            file("prod/renamed/kustomization.yaml", """
                namePrefix: z-
                resources: [../../base]
                """)));
  }

  @Test
  void targets_that_may_share_a_cluster_give_a_warning_at_most() {
    assertEquals(
        List.of("warning identical-selectors west/policy.yaml:4 [default]"),
        findings(
            file("east/kustomization.yaml", "resources: [policy.yaml]\n"),
            file("east/policy.yaml", policy("gold")),
            file("west/kustomization.yaml", "resources: [policy.yaml]\n"),
            file("west/policy.yaml", policy("silver"))));
  }

  @Test
  void two_targets_that_bring_one_namespace_may_share_a_cluster() {
    var namespace = "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}\n";
    assertEquals(
        List.of("warning identical-selectors west/policy.yaml:4 [default]"),
        findings(
            file("east/kustomization.yaml", "resources: [ns.yaml, policy.yaml]\n"),
            file("east/ns.yaml", namespace),
            file("east/policy.yaml", policy("gold")),
            file("west/kustomization.yaml", "resources: [ns.yaml, policy.yaml]\n"),
            file("west/ns.yaml", namespace),
            file("west/policy.yaml", policy("silver"))));
  }

  @Test
  void folders_that_define_the_same_object_are_for_different_clusters() {
    assertEquals(
        List.of(),
        findings(
            file("dev/policy.yaml", policy("gold")),
            file("prod/policy.yaml", policy("gold").replace("false", "true"))));
  }

  @Test
  void one_folder_is_one_cluster() {
    assertEquals(
        List.of("error duplicate-policy-name prod/policy.yaml:4 [default]"),
        findings(
            file("prod/gold.yaml", policy("gold")),
            file("prod/policy.yaml", policy("gold").replace("false", "true"))));
  }

  @Test
  void a_component_brings_a_policy_to_the_target_that_includes_it() {
    assertEquals(
        List.of("error identical-selectors prod/policy.yaml:4 [default]"),
        findings(
            file("parts/gold/kustomization.yaml", """
                apiVersion: kustomize.config.k8s.io/v1alpha1
                kind: Component
                resources: [policy.yaml]
                """),
            file("parts/gold/policy.yaml", policy("gold")),
            file("prod/kustomization.yaml", """
                resources: [policy.yaml]
                components: [../parts/gold]
                """),
            file("prod/policy.yaml", policy("silver"))));
  }

  @Test
  void a_remote_base_is_noted_and_the_rest_goes_on() {
    assertEquals(
        List.of(
            "note base-not-seen prod/kustomization.yaml:2 [default]",
            "error zero-parallel-migrations prod/hco.yaml:8 [default]"),
        findings(file("prod/hco.yaml", LIMITS), file("prod/kustomization.yaml", """
                    resources:
                    - https://example.com/base?ref=v1
                    - hco.yaml
                    """)).stream()
            .sorted((a, b) -> b.compareTo(a))
            .toList());
  }

  /** A policy for labeled namespaces, and a VM in one whose labels an Application may add to. */
  private static List<String> findingsWithNamespaceOf(String syncPolicy) {
    return findings(
        file("vms/namespace.yaml", """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: shop
              labels: {team: a}
            """),
        file("vms/policy.yaml", """
            apiVersion: migrations.kubevirt.io/v1alpha1
            kind: MigrationPolicy
            metadata:
              name: gold
            spec:
              completionTimeoutPerGiB: 200
              selectors:
                namespaceSelector: {tier: gold}
            """),
        file("vms/vm.yaml", """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata:
              name: db
              namespace: shop
            spec:
              runStrategy: Always
              template:
                spec:
                  domain:
                    devices: {}
            """),
        file("apps/shop.yaml", """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata:
              name: shop
            spec:
              source:
                path: vms
              destination:
                name: in-cluster
                namespace: shop
              syncPolicy:
            """ + syncPolicy));
  }

  @Test
  void labels_that_an_application_gives_its_namespace_may_be_what_a_policy_asks_for() {
    var labels = "    managedNamespaceMetadata: {labels: {tier: gold}}\n";
    assertEquals(
        List.of("note policy-matches-nothing vms/policy.yaml:8 [default]"),
        findingsWithNamespaceOf(labels));
    assertEquals(
        List.of(), findingsWithNamespaceOf(labels + "    syncOptions: [CreateNamespace=true]\n"));
  }

  @Test
  void kustomize_reads_a_word_as_a_string_where_kubectl_reads_a_boolean() {
    var words = policy("gold").replace("allowPostCopy: false", "allowPostCopy: yes");
    assertEquals(
        List.of(
            "error schema prod/policy.yaml:6 [default]",
            "warning yaml-1-1-boolean prod/policy.yaml:6 [default]"),
        findings(
                file("prod/kustomization.yaml", "resources: [policy.yaml]\n"),
                file("prod/policy.yaml", words))
            .stream()
            .sorted()
            .toList());
  }
}

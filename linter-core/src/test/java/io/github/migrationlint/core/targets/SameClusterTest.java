package io.github.migrationlint.core.targets;

import static io.github.migrationlint.core.targets.SmallRepositories.application;
import static io.github.migrationlint.core.targets.SmallRepositories.place;
import static io.github.migrationlint.core.targets.SmallRepositories.policy;
import static io.github.migrationlint.core.targets.SmallRepositories.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An error may rest on two places only where both certainly are in one cluster. */
class SameClusterTest {
  private static final String VM = vm("name: db, namespace: shop");
  private static final String OTHER_VM = vm("name: web, namespace: shop");

  private static boolean isCertain(String text, String one, String other) {
    var repository = SmallRepositories.read(text);
    var first = place(repository, one, "metadata");
    var second = place(repository, other, "metadata");
    var holds = new TreeMap<String, List<Span>>();
    for (var cluster : repository.plan().clusters()) {
      holds.put(cluster.name(), List.of(second));
    }
    return SameCluster.in(repository, Configuration.NONE).isCertain(first, second, holds);
  }

  @Test
  void a_repository_without_targets_is_one_cluster() {
    assertTrue(
        isCertain("=== a/vm.yaml\n" + VM + "=== b/vm.yaml\n" + OTHER_VM, "a/vm.yaml", "b/vm.yaml"));
  }

  @Test
  void the_folder_of_a_checkout_shows_no_targets() {
    for (var folder : List.of("a", "clusters/a")) {
      var text = "=== " + folder + "/vm.yaml\n" + VM + "=== b/vm.yaml\n" + OTHER_VM;
      var repository = SmallRepositories.read(
          text.replace("=== ", "=== ../clusters/fleet/"),
          Configuration.NONE,
          true,
          "../clusters/fleet");
      var first = place(repository, "../clusters/fleet/" + folder + "/vm.yaml", "metadata");
      var second = place(repository, "../clusters/fleet/b/vm.yaml", "metadata");
      assertEquals(
          folder.equals("a"),
          SameCluster.in(repository, Configuration.NONE).isCertain(first, second, Map.of()));
    }
  }

  @Test
  void folders_side_by_side_that_have_policies_may_be_alternatives() {
    var beside = "=== a/p.yaml\n" + policy("a", "allowPostCopy: true") + "=== b/p.yaml\n"
        + policy("b", "allowPostCopy: true");
    assertFalse(isCertain(beside, "a/p.yaml", "b/p.yaml"));
    var inside = "=== a/p.yaml\n" + policy("a", "allowPostCopy: true") + "=== a/b/p.yaml\n"
        + policy("b", "allowPostCopy: true");
    assertTrue(isCertain(inside, "a/p.yaml", "a/b/p.yaml"));
    assertTrue(isCertain(inside, "a/b/p.yaml", "a/p.yaml"));
    var oneHasNone = "=== a/p.yaml\n" + policy("a", "allowPostCopy: true") + "=== b/vm.yaml\n" + VM;
    assertTrue(isCertain(oneHasNone, "a/p.yaml", "b/vm.yaml"));
    assertTrue(isCertain(oneHasNone, "b/vm.yaml", "a/p.yaml"));
  }

  @Test
  void a_kustomization_a_folder_of_clusters_or_an_applier_shows_targets() {
    var plain = "=== a/vm.yaml\n" + VM + "=== b/vm.yaml\n" + OTHER_VM;
    assertFalse(isCertain(
        plain + "=== c/kustomization.yaml\nresources: [vm.yaml]\n=== c/vm.yaml\n"
            + vm("name: c, namespace: shop"),
        "a/vm.yaml",
        "b/vm.yaml"));
    assertFalse(isCertain(
        plain + "=== x/clusters/east/vm.yaml\n" + vm("name: c, namespace: shop"),
        "a/vm.yaml",
        "b/vm.yaml"));
    assertFalse(isCertain(
        plain + "=== apps/kubevirt.yaml\n" + application("vms", "elsewhere", "name: east"),
        "a/vm.yaml",
        "b/vm.yaml"));
    var flux = """
        === apps/flux.yaml
        apiVersion: GROUP/v1
        kind: KIND
        metadata: {name: kubevirt, namespace: flux-system}
        spec: {path: ./elsewhere, sourceRef: {kind: GitRepository, name: g}}
        """;
    assertFalse(isCertain(
        plain
            + flux.replace("GROUP", "kustomize.toolkit.fluxcd.io").replace("KIND", "Kustomization"),
        "a/vm.yaml",
        "b/vm.yaml"));
    assertFalse(isCertain(
        plain + flux.replace("GROUP", "helm.toolkit.fluxcd.io").replace("KIND", "HelmRelease"),
        "a/vm.yaml",
        "b/vm.yaml"));
    assertTrue(isCertain(
        plain + flux.replace("GROUP", "example.com").replace("KIND", "HelmRelease"),
        "a/vm.yaml",
        "b/vm.yaml"));
  }

  @Test
  void an_object_that_two_folders_define_shows_targets() {
    var plain = "=== a/vm.yaml\n" + VM + "=== b/vm.yaml\n" + OTHER_VM;
    assertFalse(isCertain(plain + "=== b/again.yaml\n" + VM, "a/vm.yaml", "b/vm.yaml"));
    assertTrue(isCertain(plain + "=== a/again.yaml\n" + VM, "a/vm.yaml", "b/vm.yaml"));
    var kubeVirt = """
        === %s/kv.yaml
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: %s, namespace: %s}
        spec: {}
        """;
    assertFalse(isCertain(
        plain + kubeVirt.formatted("a", "one", "x") + kubeVirt.formatted("b", "two", "y"),
        "a/vm.yaml",
        "b/vm.yaml"));
    assertTrue(isCertain(plain + kubeVirt.formatted("a", "one", "x"), "a/vm.yaml", "b/vm.yaml"));
  }

  @Test
  void what_one_applier_brings_is_in_one_cluster() {
    var text = "=== apps/vms.yaml\n" + application("vms", "vms", "name: east")
        + "=== apps/web.yaml\n" + application("web", "web", "DESTINATION")
        + "=== vms/a/kustomization.yaml\nresources: [vm.yaml]\n=== vms/a/vm.yaml\n"
        + vm("name: other, namespace: shop")
        + "=== vms/vm.yaml\n" + VM + "=== web/vm.yaml\n" + OTHER_VM;
    assertTrue(isCertain(text.replace("DESTINATION", "name: east"), "vms/vm.yaml", "web/vm.yaml"));
    assertFalse(isCertain(text.replace("DESTINATION", "name: west"), "vms/vm.yaml", "web/vm.yaml"));
  }

  @Test
  void what_the_configuration_gives_a_cluster_is_in_one_cluster() {
    var text = "=== a/vm.yaml\n" + VM + "=== b/vm.yaml\n" + OTHER_VM + "=== c/vm.yaml\n"
        + vm("name: c, namespace: shop");
    var configuration = SmallRepositories.configuration(
        "version: 1\nclusters:\n- {name: prod, paths: [a, b]}\n- {name: test, paths: [c]}\n");
    var repository = SmallRepositories.read(text, configuration);
    var same = SameCluster.in(repository, configuration);
    var a = place(repository, "a/vm.yaml", "metadata");
    var b = place(repository, "b/vm.yaml", "metadata");
    var c = place(repository, "c/vm.yaml", "metadata");
    assertTrue(same.isCertain(a, b, Map.of("prod", List.of(b))));
    assertTrue(same.isCertain(b, a, Map.of()));
    assertFalse(same.isCertain(a, c, Map.of("prod", List.of(c), "test", List.of(a))));
  }

  /** One of several clusters gets the file: whatever it meets in all of them, it certainly meets. */
  @Test
  void what_every_possible_cluster_has_is_met() {
    var repository = SmallRepositories.read(PLACED);
    var plan = repository.plan();
    var same = SameCluster.in(repository, Configuration.NONE);
    var placed = place(repository, "placed/policy.yaml", "metadata");
    var east = place(repository, "east/vm.yaml", "metadata");
    var west = place(repository, "west/vm.yaml", "metadata");
    assertTrue(plan.clusters().size() >= 2, plan.toString());
    assertTrue(same.isCertain(placed, east, Map.of("east", List.of(east), "west", List.of(west))));
    assertFalse(same.isCertain(placed, east, Map.of("east", List.of(east))));
    assertFalse(same.isCertain(placed, east, Map.of("west", List.of(west))));
    assertFalse(same.isCertain(placed, east, Map.of("east", List.of(east), "west", List.of())));
    assertFalse(same.isCertain(placed, east, Map.of("east", List.of(east), "west", List.of(east))));
    assertFalse(
        same.isCertain(east, placed, Map.of("east", List.of(placed), "west", List.of(placed))));
  }

  private static final String PLACED = "=== apps/east.yaml\n"
      + application("east", "east", "name: east") + "=== apps/west.yaml\n"
      + application("west", "west", "name: west") + "=== east/vm.yaml\n" + VM + "=== west/vm.yaml\n"
      + OTHER_VM + "=== placed/policy.yaml\n" + policy("gold", "allowPostCopy: true") + """
      === hub/set.yaml
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata: {name: dr, namespace: argocd}
      spec:
        generators:
        - clusterDecisionResource:
            configMapRef: acm
            labelSelector: {matchLabels: {cluster.open-cluster-management.io/placement: dr}}
        template:
          metadata: {name: "dr-{{name}}"}
          spec:
            source: {repoURL: https://git.example.com/fleet.git, path: placed}
            destination: {server: "{{server}}"}
      === hub/placement.yaml
      apiVersion: cluster.open-cluster-management.io/v1beta1
      kind: Placement
      metadata: {name: dr, namespace: argocd}
      spec:
        numberOfClusters: 1
        predicates:
        - requiredClusterSelector:
            labelSelector:
              matchExpressions:
              - {key: name, operator: In, values: [east, west]}
      """;
}

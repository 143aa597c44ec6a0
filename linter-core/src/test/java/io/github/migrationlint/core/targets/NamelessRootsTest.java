package io.github.migrationlint.core.targets;

import static io.github.migrationlint.core.targets.SmallRepositories.application;
import static io.github.migrationlint.core.targets.SmallRepositories.clusters;
import static io.github.migrationlint.core.targets.SmallRepositories.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.kustomize.NotSeen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Appliers that someone applies by hand, and that do not say to which cluster. */
class NamelessRootsTest {
  private static final String DB = vm("name: db, namespace: shop");
  private static final String HALTED = DB.replace("Always", "Halted");
  private static final String WEB = vm("name: web, namespace: shop");

  private static String file(String path, String text) {
    return "=== " + path + "\n" + text;
  }

  private static String app(String file, String path) {
    return file(file, application("app", path, "name: in-cluster"));
  }

  private static String flux(String file, String path) {
    return file(file, """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: all, namespace: flux-system}
        spec: {path: ./%s, sourceRef: {kind: GitRepository, name: fleet}}
        """.formatted(path));
  }

  private static List<String> lostPaths(String text) {
    return SmallRepositories.read(text).targets().lostPaths().stream()
        .map(NotSeen::what)
        .toList();
  }

  @Test
  void roots_are_called_by_the_first_folder_in_which_they_differ() {
    assertEquals(
        List.of("x*: a", "y*: b/c"),
        clusters(app("x/east/app.yaml", "a")
            + app("y/west/app.yaml", "b/c")
            + file("a/vm.yaml", DB)
            + file("b/c/vm.yaml", HALTED)));
    assertEquals(
        List.of("east*: a", "west*: b/c"),
        clusters(app("x/east/app.yaml", "a")
            + app("x/west/app.yaml", "b/c")
            + file("a/vm.yaml", DB)
            + file("b/c/vm.yaml", HALTED)));
  }

  @Test
  void no_two_roots_are_called_alike() {
    assertEquals(
        List.of("east*: a", "east-2*: b/c", "west*: d/e/f"),
        clusters(app("x/east/one/app.yaml", "a")
            + app("x/east/two/app.yaml", "b/c")
            + app("x/west/one/app.yaml", "d/e/f")
            + file("a/vm.yaml", DB)
            + file("b/c/vm.yaml", HALTED)
            + file("d/e/f/vm.yaml", WEB)));
  }

  /** As {@code flux bootstrap} has it: what syncs a cluster lies below the path that it syncs. */
  @Test
  void roots_that_apply_themselves_are_called_by_their_files() {
    assertEquals(
        List.of("a*: a", "b*: b"),
        clusters(flux("a/flux/sync.yaml", "a")
            + flux("b/flux/sync.yaml", "b")
            + file("a/vm.yaml", DB)
            + file("b/vm.yaml", HALTED)));
  }

  @Test
  void a_root_that_applies_itself_has_the_cluster_of_the_folder_it_lies_in() {
    assertEquals(
        List.of("east: clusters"),
        clusters(flux("clusters/east/sync.yaml", "clusters") + file("clusters/vm.yaml", DB)));
  }

  /** Where roots lie in the folders of their clusters, one that lies elsewhere is old. */
  @Test
  void a_root_beside_those_that_name_their_cluster_is_not_in_use() {
    var named =
        flux("clusters/east/sync.yaml", "clusters/east") + file("clusters/east/vm.yaml", DB);
    var old = file(
            "old/apps.yaml",
            application("a", "a", "name: in-cluster") + "---\n"
                + application("b", "gone", "name: in-cluster"))
        + file("a/vm.yaml", WEB);
    assertEquals(List.of("east: clusters/east", "apps*: a"), clusters(named + old));
    assertEquals(List.of(), lostPaths(named + old));
    assertEquals(List.of("default*: a"), clusters(old));
    assertEquals(List.of("path `gone`"), lostPaths(old));
  }

  @Test
  void what_is_applied_to_any_cluster_is_in_use() {
    assertEquals(
        List.of("path `gone`"),
        lostPaths(file("clusters/hub/all.yaml", application("all", "all", "name: \"{{cluster}}\""))
            + file("all/gone.yaml", application("gone", "gone", "name: in-cluster"))
            + file("all/vm.yaml", DB)));
  }

  @Test
  void what_is_applied_to_one_of_several_clusters_is_in_use() {
    assertEquals(
        List.of("path `gone`"),
        lostPaths("""
            === clusters/hub/set.yaml
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
                  source: {repoURL: https://git.example.com/fleet.git, path: all}
                  destination: {server: "{{server}}"}
            === clusters/hub/placement.yaml
            apiVersion: cluster.open-cluster-management.io/v1beta1
            kind: Placement
            metadata: {name: dr, namespace: argocd}
            spec:
              numberOfClusters: 1
              predicates:
              - requiredClusterSelector:
                  labelSelector:
                    matchExpressions:
                    - {key: name, operator: In, values: [north, west]}
            """
            + file("all/gone.yaml", application("gone", "gone", "name: in-cluster"))
            + file("all/vm.yaml", DB)));
  }

  @Test
  void appliers_that_apply_each_other_are_one_root() {
    assertEquals(
        List.of("default*: a b c"),
        clusters(flux("a/sync.yaml", "b")
            + flux("b/sync.yaml", "a")
            + app("b/more.yaml", "c")
            + file("a/vm.yaml", DB)
            + file("b/vm.yaml", WEB)
            + file("c/vm.yaml", vm("name: cache, namespace: shop"))));
    assertEquals(
        List.of("east: a b c"),
        clusters(flux("clusters/east/sync.yaml", "a")
                + app("a/b.yaml", "b")
                + app("b/c.yaml", "c")
                + app("c/a.yaml", "a")
                + file("a/vm.yaml", DB)
                + file("b/vm.yaml", WEB)
                + file("c/vm.yaml", vm("name: cache, namespace: shop")))
            .stream()
            .map(cluster -> cluster.replace("a a ", "a "))
            .toList());
  }

  @Test
  void a_root_that_applies_the_folder_of_one_cluster_is_that_clusters() {
    assertEquals(
        List.of("east: clusters/east"),
        clusters(app("x/a.yaml", "clusters/east") + file("clusters/east/vm.yaml", DB)));
  }

  /** They may be those of a database. */
  @Test
  void a_folder_below_clusters_that_several_apply_is_no_cluster() {
    assertEquals(
        List.of("default*: clusters/db clusters/db"),
        clusters(app("x/a.yaml", "clusters/db")
            + file("y/b.yaml", application("b", "clusters/db", "name: in-cluster"))
            + file("clusters/db/vm.yaml", DB)));
  }

  @Test
  void the_configuration_decides_of_a_path_whatever_its_applier_says() {
    assertEquals(
        List.of("prod: a", "west: b"),
        clusters(SmallRepositories.read(
            file("x/a.yaml", application("a", "a", "name: east"))
                + file("x/b.yaml", application("b", "b", "name: west"))
                + file("a/vm.yaml", DB)
                + file("b/vm.yaml", WEB),
            SmallRepositories.configuration(
                "version: 1\nclusters:\n- {name: prod, paths: [a]}\n"))));
  }
}

package io.github.migrationlint.core.targets;

import static io.github.migrationlint.core.targets.SmallRepositories.application;
import static io.github.migrationlint.core.targets.SmallRepositories.problems;
import static io.github.migrationlint.core.targets.SmallRepositories.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases beside those of the page {@code object-applied-twice}. */
class AppliedTwiceTest {
  private static final String DB = vm("name: db, namespace: shop");
  private static final String WEB = vm("name: web, namespace: shop");

  private static String file(String path, String text) {
    return "=== " + path + "\n" + text;
  }

  private static String twoApplications(String first, String second) {
    return file("apps/b.yaml", application("b", "b", "name: east"))
        + file("apps/a.yaml", application("a", "a", "name: east"))
        + file("a/vm.yaml", first)
        + file("b/vm.yaml", second);
  }

  @Test
  void all_objects_of_two_appliers_are_one_finding_at_the_later_place() {
    assertEquals(
        List.of("note Application b and Application a apply VirtualMachine `db` and 1 more"
            + " apps/b.yaml:5 [east]"),
        problems(twoApplications(DB + "---\n" + WEB, DB + "---\n" + WEB)));
    assertEquals(
        List.of("note Application b and Application a apply VirtualMachine `db` apps/b.yaml:5"
            + " [east]"),
        problems(twoApplications(DB, DB)));
  }

  @Test
  void one_object_that_differs_makes_it_a_warning() {
    var other = WEB.replace("Always", "Halted");
    assertEquals(
        List.of("warning Application b and Application a apply VirtualMachine `db` and 1 more"
            + " apps/b.yaml:5 [east]"),
        problems(twoApplications(DB + "---\n" + WEB, DB + "---\n" + other)));
  }

  @Test
  void the_first_of_three_is_reported_with_each_of_the_others() {
    assertEquals(
        List.of(
            "note Application b and Application a apply VirtualMachine `db` apps/b.yaml:5 [east]",
            "note Application c and Application a apply VirtualMachine `db` apps/c.yaml:5 [east]"),
        problems(twoApplications(DB, DB)
            + file("apps/c.yaml", application("c", "c", "name: east"))
            + file("c/vm.yaml", DB)));
  }

  @Test
  void what_one_object_has_applied_twice_is_no_conflict_of_two() {
    assertEquals(List.of(), problems("""
        === apps/set.yaml
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: set, namespace: argocd}
        spec:
          generators: [{list: {elements: [{path: a}, {path: b}]}}]
          template:
            metadata: {name: "{{path}}"}
            spec:
              source: {repoURL: https://git.example.com/fleet.git, path: "{{path}}"}
              destination: {name: east}
        """ + file("a/vm.yaml", DB) + file("b/vm.yaml", DB)));
  }

  @Test
  void clusters_without_a_name_may_be_two() {
    assertEquals(
        List.of(),
        problems(file("x/a.yaml", application("a", "a", "name: in-cluster"))
            + file("y/b.yaml", application("b", "b", "name: in-cluster"))
            + file("a/vm.yaml", DB)
            + file("b/vm.yaml", DB)));
  }

  @Test
  void an_applier_that_both_apply_is_none_of_their_objects() {
    var child = application("child", "c", "name: east");
    assertEquals(List.of(), problems(twoApplications(child, child) + file("c/vm.yaml", DB)));
  }

  @Test
  void one_applier_alone_applies_nothing_twice() {
    assertEquals(
        List.of(),
        problems(file("apps/a.yaml", application("a", "a", "name: east"))
            + file("a/one.yaml", DB)
            + file("a/two.yaml", DB)));
  }

  @Test
  void a_namespace_that_the_applications_give_makes_it_one_object() {
    var nameless = vm("name: db");
    assertEquals(
        List.of("note Application b and Application a apply VirtualMachine `db` apps/b.yaml:5"
            + " [east]"),
        problems(
            twoApplications(nameless, DB).replace("name: east", "name: east, namespace: shop")));
    assertEquals(List.of(), problems(twoApplications(nameless, DB)));
    assertEquals(List.of(), problems(twoApplications(nameless, nameless)));
  }

  /** Files that the configuration gives the cluster are applied by no object. */
  @Test
  void what_the_configuration_gives_a_cluster_is_applied_by_no_object() {
    var repository = SmallRepositories.read(
        twoApplications(DB, WEB) + file("own/vm.yaml", DB),
        SmallRepositories.configuration("version: 1\nclusters:\n- {name: east, paths: [own]}\n"));
    assertEquals(List.of("east: a b own/vm.yaml"), SmallRepositories.clusters(repository));
    assertEquals(List.of(), repository.plan().problems());
  }
}

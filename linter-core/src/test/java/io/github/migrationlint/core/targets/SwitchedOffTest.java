package io.github.migrationlint.core.targets;

import static io.github.migrationlint.core.targets.SmallRepositories.application;
import static io.github.migrationlint.core.targets.SmallRepositories.clusters;
import static io.github.migrationlint.core.targets.SmallRepositories.configuration;
import static io.github.migrationlint.core.targets.SmallRepositories.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.kustomize.NotSeen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Applications that nothing applies, and that no one applies by hand either: what they name is not applied. */
class SwitchedOffTest {
  private static final String VMS = file("a/vm.yaml", vm("name: db, namespace: shop"))
      + file("b/vm.yaml", vm("name: web, namespace: shop"));

  private static String file(String path, String text) {
    return "=== " + path + "\n" + text;
  }

  /** An Application in the cluster of whoever applies it. */
  private static String app(String file, String path) {
    return file(file, application(path, path, "name: in-cluster"));
  }

  private static String kustomization(String folder, String resources) {
    var path = folder.isEmpty() ? "kustomization.yaml" : folder + "/kustomization.yaml";
    return file(path, "resources: [" + resources + "]\n");
  }

  @Test
  void a_kustomization_that_lists_others_switches_off() {
    var apps = VMS + app("apps/a.yaml", "a") + app("apps/b.yaml", "b");
    assertEquals(
        List.of("default*: a", "b*: b?"), clusters(apps + kustomization("apps", "a.yaml")));
    assertEquals(
        List.of("default*: a b"), clusters(apps + kustomization("apps", "a.yaml, b.yaml")));
  }

  @Test
  void it_switches_off_what_lies_deeper() {
    assertEquals(
        List.of("default*: a", "b*: b?"),
        clusters(VMS
            + kustomization("apps", "a.yaml")
            + app("apps/a.yaml", "a")
            + app("apps/more/deep/b.yaml", "b")));
  }

  @Test
  void it_switches_off_kustomizations() {
    assertEquals(
        List.of("default*: a", "b*: b?"),
        clusters(VMS
            + kustomization("apps", "one")
            + kustomization("apps/one", "a.yaml")
            + app("apps/one/a.yaml", "a")
            + kustomization("apps/two", "b.yaml")
            + app("apps/two/b.yaml", "b")));
  }

  /** The nearest kustomization around a file decides, not one further up. */
  @Test
  void the_nearest_kustomization_decides() {
    assertEquals(
        List.of("default*: a b"),
        clusters(VMS
            + kustomization("apps", "a.yaml")
            + app("apps/a.yaml", "a")
            + app("boot/all.yaml", "apps/more")
            + kustomization("apps/more", "b.yaml")
            + app("apps/more/b.yaml", "b")));
  }

  @Test
  void a_kustomization_without_appliers_switches_nothing_off() {
    assertEquals(
        List.of("default*: b", "a*: a?", "apps*: apps?"),
        clusters(VMS
            + kustomization("apps", "vm.yaml")
            + file("apps/vm.yaml", vm("name: cache, namespace: shop"))
            + app("apps/b.yaml", "b")));
  }

  /** Nothing shows that what lies around everything is applied as a whole, wherever one looks from. */
  @Test
  void the_top_switches_nothing_off() {
    var apps =
        VMS + kustomization("", "apps/a.yaml") + app("apps/a.yaml", "a") + app("apps/b.yaml", "b");
    assertEquals(List.of("default*: a b"), clusters(apps));
    assertEquals(
        List.of("default*: ../one/a ../one/b"),
        clusters(SmallRepositories.read(
            apps.replace("=== ", "=== ../one/"), Configuration.NONE, true, "../one")));
    assertEquals(
        List.of("default*: ../one/a", "b*: ../one/b?"),
        clusters(SmallRepositories.read(
            (VMS
                    + kustomization("apps", "a.yaml")
                    + app("apps/a.yaml", "a")
                    + app("apps/b.yaml", "b"))
                .replace("=== ", "=== ../one/"),
            Configuration.NONE,
            true,
            "../one")));
  }

  /** Argo CD takes the files of the folder and no deeper ones unless `recurse` is set. */
  @Test
  void a_folder_without_a_kustomization_switches_nothing_off() {
    assertEquals(
        List.of("default*: b a"),
        clusters(VMS
            + app("boot/all.yaml", "apps")
            + app("apps/a.yaml", "a")
            + app("apps/more/b.yaml", "b")));
  }

  @Test
  void the_folder_of_another_cluster_is_not_switched_off() {
    assertEquals(
        List.of("west: b", "clusters*: a"),
        clusters(VMS
            + kustomization("clusters", "east/app.yaml")
            + app("clusters/east/app.yaml", "a")
            + app("clusters/west/app.yaml", "b")));
    assertEquals(
        List.of("east: a", "b*: b?"),
        clusters(VMS
            + kustomization("clusters/east", "a.yaml")
            + app("clusters/east/a.yaml", "a")
            + app("clusters/east/b.yaml", "b")));
  }

  /** Someone has to apply the first one. */
  @Test
  void what_applies_the_kustomization_itself_is_not_switched_off() {
    assertEquals(
        List.of("default*: a", "b*: b?"),
        clusters(VMS
            + kustomization("apps", "a.yaml")
            + app("apps/a.yaml", "a")
            + app("apps/root.yaml", "apps")));
    assertEquals(
        List.of("default*: a", "b*: b?"),
        clusters(VMS
            + kustomization("apps", "a.yaml")
            + app("apps/a.yaml", "a")
            + app("apps/root.yaml", "middle")
            + app("middle/apps.yaml", "apps")));
  }

  @Test
  void appliers_that_apply_each_other_and_not_the_kustomization_are_switched_off() {
    assertEquals(
        List.of("default*: a", "b*: b?"),
        clusters(VMS
            + kustomization("apps", "a.yaml")
            + app("apps/a.yaml", "a")
            + app("apps/left-out.yaml", "one")
            + app("one/two.yaml", "two")
            + app("two/one.yaml", "one")
            + app("two/b.yaml", "b")));
  }

  @Test
  void what_the_configuration_gives_a_cluster_is_not_switched_off() {
    var apps =
        VMS + kustomization("apps", "a.yaml") + app("apps/a.yaml", "a") + app("apps/b.yaml", "b");
    var names = "version: 1\nclusters:\n- {name: prod, paths: [%s]}\n";
    assertEquals(
        List.of("prod: b", "apps*: a"),
        clusters(SmallRepositories.read(apps, configuration(names.formatted("apps/b.yaml")))));
    assertEquals(
        List.of("prod: a b"),
        clusters(SmallRepositories.read(apps, configuration(names.formatted("apps")))));
  }

  private static List<String> lostPaths(String text) {
    return SmallRepositories.read(text).targets().lostPaths().stream()
        .map(NotSeen::what)
        .toList();
  }

  /** A folder that was moved away still names its old place. */
  @Test
  void an_applier_whose_paths_are_all_gone_is_a_leftover_where_others_exist() {
    var text = VMS + app("x/a.yaml", "a") + app("old/b.yaml", "gone");
    assertEquals(List.of("default*: a", "b*: b?"), clusters(text));
    assertEquals(List.of(), lostPaths(text));
  }

  @Test
  void an_applier_of_which_one_path_exists_misses_the_others() {
    var text = VMS
        + file(
            "x/both.yaml",
            application("a", "a", "name: in-cluster") + "---\n"
                + application("c", "gone", "name: in-cluster"));
    assertEquals(List.of("default*: a", "b*: b?"), clusters(text));
    assertEquals(List.of("path `gone`"), lostPaths(text));
  }

  /** Then the files are most likely a part of the repository. */
  @Test
  void where_no_path_exists_none_is_a_leftover() {
    var text = VMS + app("x/a.yaml", "lost") + app("y/b.yaml", "gone");
    assertEquals(List.of("default*: a? b?"), clusters(text));
    assertEquals(List.of("path `lost`", "path `gone`"), lostPaths(text));
  }

  /** Applications of what this repository does not hold are none of its leftovers. */
  @Test
  void an_applier_of_another_repository_is_in_use() {
    var chart = """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: chart, namespace: argocd}
        spec:
          source: {repoURL: https://charts.example.com, chart: web, targetRevision: 1.0.0}
          destination: {name: in-cluster}
        """;
    var text = VMS + app("x/a.yaml", "a") + file("y/chart.yaml", chart);
    assertEquals(List.of("default*: a", "b*: b?"), clusters(text));
    assertEquals(
        List.of(),
        SmallRepositories.read(text).targets().lostPaths().stream()
            .map(NotSeen::what)
            .toList());
  }
}

package io.github.migrationlint.core.targets;

import static io.github.migrationlint.core.targets.SmallRepositories.application;
import static io.github.migrationlint.core.targets.SmallRepositories.clusters;
import static io.github.migrationlint.core.targets.SmallRepositories.configuration;
import static io.github.migrationlint.core.targets.SmallRepositories.policy;
import static io.github.migrationlint.core.targets.SmallRepositories.read;
import static io.github.migrationlint.core.targets.SmallRepositories.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.kustomize.NotSeen;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Repositories that are named together: which clusters each has, and what they are called. */
class SeveralRootsTest {
  private static final String DB = vm("name: db, namespace: shop");
  private static final String WEB = vm("name: web, namespace: shop");
  private static final String GOLD = policy("gold", "allowPostCopy: true");

  private static String file(String path, String text) {
    return "=== " + path + "\n" + text;
  }

  private static Repository certain(String text, String... roots) {
    return read(text, Configuration.NONE, true, roots);
  }

  private static Repository uncertain(String text, String... roots) {
    return read(text, Configuration.NONE, false, roots);
  }

  @Test
  void the_only_cluster_of_a_repository_is_called_like_the_repository() {
    var text = file("../one/vm.yaml", DB) + file("../two/vm.yaml", DB);
    assertEquals(
        List.of("one*: ../one?", "two*: ../two?"), clusters(certain(text, "../one", "../two")));
  }

  @Test
  void repositories_of_one_name_are_called_by_longer_ends_of_their_paths() {
    var text = file("../a/fleet/vm.yaml", DB) + file("../b/fleet/vm.yaml", DB);
    assertEquals(
        List.of("a/fleet*: ../a/fleet?", "b/fleet*: ../b/fleet?"),
        clusters(certain(text, "../a/fleet", "../b/fleet")));
  }

  /** The repository around the working directory has no root, and its cluster keeps its name. */
  @Test
  void the_repository_around_the_working_directory_keeps_its_names() {
    var text = file("vms/vm.yaml", DB) + file("../two/vm.yaml", DB);
    assertEquals(List.of("default*: vms?", "two*: ../two?"), clusters(certain(text, "../two")));
  }

  @Test
  void a_cluster_that_two_repositories_name_is_called_after_both() {
    var text = file("../one/apps.yaml", application("a", "east", "name: east"))
        + file("../one/east/vm.yaml", DB)
        + file("../two/apps.yaml", application("a", "east", "name: east"))
        + file("../two/more.yaml", application("b", "west", "name: west"))
        + file("../two/east/vm.yaml", WEB)
        + file("../two/west/vm.yaml", WEB);
    assertEquals(
        List.of("one/east: ../one/east", "two/east: ../two/east", "west: ../two/west"),
        clusters(certain(text, "../one", "../two")));
  }

  @Test
  void a_cluster_elsewhere_is_called_after_its_repository_and_the_one_here_as_it_is() {
    var text = file("apps.yaml", application("a", "east", "name: east"))
        + file("east/vm.yaml", DB)
        + file("../two/apps.yaml", application("a", "east", "name: east"))
        + file("../two/east/vm.yaml", WEB);
    assertEquals(List.of("east: east", "two/east: ../two/east"), clusters(certain(text, "../two")));
  }

  /** A repository may be called like a cluster of another. */
  @Test
  void no_two_clusters_have_one_name() {
    var text = file("../east/vm.yaml", DB)
        + file("../two/apps.yaml", application("a", "vms", "name: east"))
        + file("../two/vms/vm.yaml", WEB);
    assertEquals(
        List.of("east-2: ../two/vms", "east*: ../east?"),
        clusters(certain(text, "../east", "../two")));
  }

  @Test
  void known_clusters_come_first_whatever_repository_they_are_in() {
    var text = file("../one/vm.yaml", DB)
        + file("../two/apps.yaml", application("a", "vms", "name: west"))
        + file("../two/vms/vm.yaml", WEB);
    assertEquals(
        List.of("west: ../two/vms", "one*: ../one?"), clusters(certain(text, "../one", "../two")));
  }

  @Test
  void a_repository_that_holds_nothing_adds_no_cluster() {
    var text = file("../one/vm.yaml", DB) + file("../two/a.yaml", "kubevirt.io: nothing\n");
    assertEquals(List.of("one*: ../one?"), clusters(certain(text, "../one", "../two")));
    assertEquals(
        List.of("default*: "),
        clusters(certain(
            file("../one/a.yaml", "kubevirt.io: no\n") + file("../two/a.yaml", "kubevirt.io: no\n"),
            "../one",
            "../two")));
  }

  @Test
  void repositories_without_files_are_one_empty_cluster() {
    assertEquals(List.of("default*: "), clusters(certain("", "../one", "../two")));
  }

  private static final Configuration PROD = configuration("""
      version: 1
      clusters:
      - {name: prod, paths: [one, two]}
      """);

  @Test
  void a_cluster_that_the_configuration_names_joins_what_repositories_have_of_it() {
    var plan = read(
            file("one/vm.yaml", DB)
                + file("two/policy.yaml", GOLD)
                + file("two/kustomization.yaml", "resources: [policy.yaml, ../elsewhere]\n")
                + file("one/k/kustomization.yaml", "resources: [vm.yaml, gone.yaml]\n")
                + file("one/k/vm.yaml", WEB),
            PROD,
            true,
            "one",
            "two")
        .plan();
    var prod = plan.clusters().get(0);
    assertEquals("prod", prod.name());
    assertEquals(
        List.of("one/k", "one/vm.yaml", "two"),
        prod.parts().stream().map(PlannedCluster.Part::folder).toList());
    assertEquals(
        List.of("web", "db", "gold"),
        prod.manifests().stream().map(manifest -> manifest.name().orElse("")).toList());
    assertEquals(
        List.of("`gone.yaml`", "`../elsewhere`"),
        prod.notSeen().stream().map(NotSeen::what).toList());
    assertEquals(
        List.of("prod"), plan.clusters().stream().map(PlannedCluster::name).toList());
  }

  /** Both have an Application of {@code vms}; each finds its own. */
  @Test
  void paths_count_from_the_top_of_each_repository() {
    var repository = certain(
        file("../one/apps.yaml", application("a", "vms", "name: east"))
            + file("../one/vms/vm.yaml", DB)
            + file("../two/apps.yaml", application("a", "vms", "name: west"))
            + file("../two/vms/vm.yaml", WEB),
        "../one",
        "../two");
    assertEquals(List.of("east: ../one/vms", "west: ../two/vms"), clusters(repository));
    assertEquals(List.of("east"), repository.plan().clustersOf("../one/vms/vm.yaml"));
  }

  @Test
  void a_problem_of_a_target_has_the_new_name_of_its_cluster() {
    var twice = "resources: [vm.yaml, vm.yaml]\n";
    var plan = certain(
            file("../one/kustomization.yaml", twice)
                + file("../one/vm.yaml", DB)
                + file("../two/vm.yaml", DB),
            "../one",
            "../two")
        .plan();
    assertEquals(
        List.of(List.of("one")),
        plan.problems().stream().map(problem -> problem.clusters()).toList());
  }

  @Test
  void what_the_repositories_do_not_show_is_missing_in_all() {
    var targets = certain(
            file(
                    "../one/apps.yaml",
                    application("a", "gone", "name: east") + "---\n"
                        + application("b", "vms", "name: east"))
                + file("../one/vms/vm.yaml", DB)
                + file(
                    "../two/apps.yaml",
                    application("c", "lost", "name: west") + "---\n"
                        + application("d", "vms", "name: west"))
                + file("../two/vms/vm.yaml", WEB)
                + file("../two/old/vm.yaml", DB),
            "../one",
            "../two")
        .targets();
    assertEquals(2, targets.targets().size());
    assertEquals(2, targets.lostPaths().size());
    assertEquals(2, targets.notSeen().size());
    assertEquals(
        List.of("../two/old/vm.yaml"),
        targets.standalone().stream()
            .filter(manifest -> manifest.gvk().kind().equals("VirtualMachine"))
            .map(manifest -> manifest.document().source().id().path())
            .toList());
  }

  /** Otherwise {@code check policies vms} would be two repositories. */
  @Test
  void folders_without_git_are_one_repository_if_no_path_leads_from_them() {
    var text = file("policies/gold.yaml", GOLD) + file("vms/vm.yaml", DB);
    assertEquals(List.of("default*: policies? vms?"), clusters(uncertain(text, "policies", "vms")));
  }

  @Test
  void folders_without_git_are_repositories_if_a_path_leads_from_them_alone() {
    var text = file("one/apps.yaml", application("a", "vms", "name: in-cluster"))
        + file("one/vms/vm.yaml", DB)
        + file("two/vm.yaml", WEB);
    assertEquals(
        List.of("default*: two?", "one*: one/vms"), clusters(uncertain(text, "one", "two")));
  }

  /** From the working directory {@code one/vms} is there too, so the paths count from there. */
  @Test
  void a_path_that_leads_somewhere_from_here_makes_no_repository() {
    var text = file("one/apps.yaml", application("a", "one/vms", "name: in-cluster"))
        + file("one/vms/vm.yaml", DB)
        + file("one/one/vms/vm.yaml", WEB)
        + file("two/vm.yaml", WEB);
    assertEquals(
        List.of("default*: one/vms", "two*: two?", "vms*: one/one/vms?"),
        clusters(uncertain(text, "one", "two")));
  }

  @Test
  void a_path_that_leads_nowhere_makes_no_repository() {
    var text = file("one/apps.yaml", application("a", "gone", "name: in-cluster"))
        + file("one/vms/vm.yaml", DB)
        + file("two/policy.yaml", GOLD);
    assertEquals(List.of("default*: one/vms? two?"), clusters(uncertain(text, "one", "two")));
  }

  /** The paths of an object in another folder say nothing of this one. */
  @Test
  void only_what_lies_in_a_folder_shows_that_it_is_a_repository() {
    var text = file("apps.yaml", application("a", "vms", "name: in-cluster"))
        + file("one/vms/vm.yaml", DB)
        + file("two/policy.yaml", GOLD);
    assertEquals(List.of("default*: one/vms? two?"), clusters(uncertain(text, "one", "two")));
  }

  @Test
  void a_work_tree_needs_no_paths_beside_a_folder_that_does() {
    var loaded = file("one/vm.yaml", DB) + file("two/vm.yaml", GOLD);
    assertEquals(List.of("one*: one?", "two*: two?"), clusters(certain(loaded, "one", "two")));
  }

  @Test
  void what_the_sources_of_flux_leave_out_is_counted_in_all() {
    var fleet = """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: vms, namespace: flux-system}
        spec: {path: ./vms, sourceRef: {kind: GitRepository, name: fleet}}
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: fleet, namespace: flux-system}
        spec: {url: https://git.example.com/fleet.git, ignore: /vms/db*.yaml}
        """;
    var repository = certain(
        file("../one/flux.yaml", fleet)
            + file("../one/vms/db.yaml", DB)
            + file("../one/vms/db2.yaml", DB)
            + file("../one/vms/web.yaml", WEB)
            + file("../two/flux.yaml", fleet)
            + file("../two/vms/db.yaml", DB)
            + file("../two/vms/web.yaml", WEB),
        "../one",
        "../two");
    assertEquals(3, repository.targets().leftOutBySources());
  }

  /** Whether one looks at a repository from its top or from beside it, it has the same clusters. */
  @TestFactory
  Stream<DynamicTest> a_repository_is_understood_alike_from_inside_and_outside()
      throws IOException, URISyntaxException {
    var resource = SeveralRootsTest.class.getResource("/repos");
    var all = Path.of(Objects.requireNonNull(resource).toURI());
    try (var repositories = Files.list(all)) {
      return repositories.filter(Files::isDirectory).sorted().toList().stream()
          .map(repository -> dynamicTest(
              repository.getFileName().toString(),
              () -> assertAlike(textOf(repository), "../clusters/fleet")));
    }
  }

  private static void assertAlike(String text, String top) {
    var outside = clusters(certain(text.replaceAll("(?m)^=== (later )?", "$0" + top + "/"), top));
    assertEquals(
        clusters(SmallRepositories.read(text)),
        outside.stream()
            .map(cluster -> cluster.replace(" " + top + "/", " ").replace(" " + top, " ."))
            .toList());
  }

  private static String textOf(Path repository) throws IOException {
    var text = new StringBuilder();
    try (var files = Files.walk(repository)) {
      for (var path : files.filter(Files::isRegularFile).sorted().toList()) {
        var name = repository.relativize(path).toString().replace('\\', '/');
        if (!name.endsWith(".txt") && !name.equals(".migration-lint.yaml")) {
          text.append(file(name, Files.readString(path) + "\n"));
        }
      }
    }
    return text.toString();
  }

  @Test
  void the_folder_of_a_checkout_names_no_cluster() {
    for (var top : List.of("../clusters/fleet", "../sites/prod", "../cluster-east")) {
      assertAlike(
          file("apps/a.yaml", application("a", "a", "name: in-cluster"))
              + file("b/more.yaml", application("b", "b", "name: in-cluster"))
              + file("a/vm.yaml", DB)
              + file("b/vm.yaml", WEB),
          top);
      assertAlike(file("a/vm.yaml", DB) + file("b/policy.yaml", GOLD), top);
      assertAlike(
          file("hub/apps.yaml", application("a", "hub", "name: hub"))
              + file("hub/vm.yaml", DB)
              + file("home/vm.yaml", DB),
          top);
    }
  }
}

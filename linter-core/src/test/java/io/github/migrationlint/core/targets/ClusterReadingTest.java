package io.github.migrationlint.core.targets;

import static io.github.migrationlint.core.targets.SmallRepositories.application;
import static io.github.migrationlint.core.targets.SmallRepositories.configuration;
import static io.github.migrationlint.core.targets.SmallRepositories.policy;
import static io.github.migrationlint.core.targets.SmallRepositories.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Problems;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clusters hold that have objects in common, and what is said of these. */
class ClusterReadingTest {
  private static final String DB = vm("name: db, namespace: shop");

  /** With a mistake that its schema finds. */
  private static final String GOLD =
      policy("gold", "selectors: {namespaceSelector: {a: b}}, allowPostCopy: 1");

  private static String file(String path, String text) {
    return "=== " + path + "\n" + text;
  }

  /** What is read of each cluster. */
  private static List<String> held(List<ClusterModel> clusters) {
    var found = new ArrayList<String>();
    for (var cluster : clusters) {
      found.add(cluster.name() + " " + cluster.versions().kubeVirt() + " "
          + cluster.migrationPolicies().size() + " " + cluster.workloads().size());
    }
    return found;
  }

  private static List<ClusterModel> read(
      PlannedClusters planned, Budget budget, List<String> problems) {
    var reading = new ClusterReading(planned.configuration, budget, Failures.fatal());
    var clusters = new ArrayList<ClusterModel>();
    for (var cluster : planned.clusters) {
      clusters.add(reading.read(cluster, false));
    }
    for (var problem : reading.problems()) {
      problems.add(problem.message() + " " + problem.clusters());
    }
    problems.addAll(budget.cuts().values());
    return clusters;
  }

  private static final String FLEET =
      file("apps/east.yaml", application("east", "all", "name: east"))
          + file("apps/west.yaml", application("west", "all", "name: west"))
          + file("all/vm.yaml", DB)
          + file("all/policy.yaml", GOLD);

  @Test
  void what_is_wrong_with_an_object_of_several_clusters_is_said_once() {
    var problems = new ArrayList<String>();
    var planned = PlannedClusters.of(FLEET, Configuration.NONE);
    assertEquals(
        List.of("east 1.8 1 1", "west 1.8 1 1"), held(read(planned, new Budget(), problems)));
    assertEquals(
        List.of("`allowPostCopy` is an integer, must be a boolean [east, west]"), problems);
  }

  @Test
  void clusters_of_other_releases_are_checked_on_their_own() {
    var problems = new ArrayList<String>();
    var planned = PlannedClusters.of(FLEET, configuration("""
        version: 1
        clusters:
        - {name: east, paths: [none], target: {kubevirt: "1.3"}}
        """));
    assertEquals(
        List.of("east 1.3 1 1", "west 1.8 1 1"), held(read(planned, new Budget(), problems)));
    assertEquals(
        List.of(
            "`allowPostCopy` is an integer, must be a boolean [east]",
            "`allowPostCopy` is an integer, must be a boolean [west]"),
        problems);
  }

  /** Three clusters that hold one VM each of their own, and one that all of them have. */
  private static PlannedClusters overlapping() {
    var text = new StringBuilder(file("all/vm.yaml", DB));
    var clusters = new StringBuilder("version: 1\nclusters:\n");
    for (var name : List.of("a", "b", "c")) {
      text.append(file(name + "/vm.yaml", vm("name: " + name + ", namespace: shop")));
      clusters
          .append("- {name: ")
          .append(name)
          .append(", paths: [all, ")
          .append(name)
          .append("]}\n");
    }
    return PlannedClusters.of(text.toString(), configuration(clusters.toString()));
  }

  /** A budget that is spent except for some objects. */
  private static Budget withObjects(int left) {
    var all = 0;
    for (var rest = new Budget(); rest.share().objects().take(1); ) {
      all++;
    }
    var budget = new Budget();
    for (var i = left; i < all; i++) {
      assertTrue(budget.share().objects().take(1));
    }
    return budget;
  }

  @Test
  void objects_that_many_clusters_hold_are_paid_for() {
    var problems = new ArrayList<String>();
    assertEquals(
        List.of("a 1.8 0 2", "b 1.8 0 2", "c 1.8 0 2"),
        held(read(overlapping(), withObjects(2), problems)));
    assertEquals(List.of(), problems);
    assertEquals(
        List.of("a 1.8 0 2", "b 1.8 0 2", "c 1.8 0 0"),
        held(read(overlapping(), withObjects(1), problems)));
    assertEquals(List.of("too many clusters hold the same objects: `c` is not checked"), problems);
    problems.clear();
    assertEquals(
        List.of("a 1.8 0 2", "b 1.8 0 0", "c 1.8 0 0"),
        held(read(overlapping(), withObjects(0), problems)));
    assertEquals(
        List.of("too many clusters hold the same objects: `b` and 1 more are not checked"),
        problems);
  }

  @Test
  void what_the_budget_cuts_is_reported_at_its_place() {
    var problems = new Problems();
    var planned = overlapping();
    var budget = new Budget();
    budget.cut(planned.clusters.get(0).manifests().get(0).span(), "too much is asked for");
    RepositoryReader.read(
        planned.loaded, planned.configuration, problems, new YamlReader(), budget);
    assertEquals(
        List.of("composition-limit too much is asked for a/vm.yaml"),
        problems.all().stream()
            .map(problem -> problem.code() + " " + problem.message() + " "
                + problem.primary().source().id().path())
            .toList());
  }

  /** A thousand clusters of one folder need no more than one. */
  @Test
  void clusters_that_hold_the_same_cost_nothing() {
    var problems = new ArrayList<String>();
    var planned = PlannedClusters.of(FLEET.replace(", allowPostCopy: 1", ""), Configuration.NONE);
    assertEquals(
        List.of("east 1.8 1 1", "west 1.8 1 1"), held(read(planned, withObjects(0), problems)));
    assertEquals(List.of(), problems);
  }

  private record PlannedClusters(
      Loaded loaded, List<PlannedCluster> clusters, Configuration configuration) {
    PlannedClusters {
      clusters = List.copyOf(clusters);
    }

    static PlannedClusters of(String text, Configuration configuration) {
      var repository = SmallRepositories.read(text, configuration);
      return new PlannedClusters(repository.loaded(), repository.plan().clusters(), configuration);
    }
  }
}

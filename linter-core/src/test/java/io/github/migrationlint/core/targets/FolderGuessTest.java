package io.github.migrationlint.core.targets;

import static io.github.migrationlint.core.targets.SmallRepositories.clusters;
import static io.github.migrationlint.core.targets.SmallRepositories.policy;
import static io.github.migrationlint.core.targets.SmallRepositories.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases beside those of {@link ClusterPlanTest}: which folders of what nothing applies belong together. */
class FolderGuessTest {
  private static final String DB = vm("name: db, namespace: shop");
  private static final String WEB = vm("name: web, namespace: shop");
  private static final String GOLD = policy("gold", "allowPostCopy: true");

  private static String file(String path, String text) {
    return "=== " + path + "\n" + text;
  }

  private static String kustomization(String folder, String object) {
    return file(folder + "/kustomization.yaml", "resources: [object.yaml]\n")
        + file(folder + "/object.yaml", object);
  }

  /** A cluster has one policy of a name, so these two are not in the cluster of their folder. */
  @Test
  void a_folder_of_a_cluster_that_holds_alternatives_is_none() {
    assertEquals(
        List.of("west*: clusters/west?", "a*: clusters/east/a?", "b*: clusters/east/b?"),
        clusters(kustomization("clusters/east/a", GOLD)
            + kustomization("clusters/east/b", GOLD)
            + kustomization("clusters/west", DB)));
  }

  @Test
  void alternatives_are_the_highest_folders_that_hold_none_inside() {
    assertEquals(
        List.of("apac*: apac?", "east*: emea/east? emea/east/more?", "west*: emea/west?"),
        clusters(kustomization("emea/east", DB)
            + kustomization("emea/west", DB)
            + kustomization("apac", DB)
            + file("emea/east/more/vm.yaml", WEB)));
  }

  @Test
  void what_lies_beside_in_the_folder_of_an_alternative_is_its() {
    assertEquals(
        List.of("a*: x/a/deep/one? x/a/other? x?", "b*: x/b? x?"),
        clusters(kustomization("x/a/deep/one", DB)
            + kustomization("x/b", DB)
            + file("x/a/other/vm.yaml", WEB)
            + file("x/policy.yaml", GOLD)));
  }

  /** Names that two folders share tell none of them from the other. */
  @Test
  void alternatives_of_one_name_are_called_by_the_folders_in_which_they_differ() {
    assertEquals(
        List.of("a*: a/x/prod? a/z?", "b*: b/y/prod?"),
        clusters(kustomization("a/x/prod", DB)
            + kustomization("b/y/prod", DB)
            + file("a/z/vm.yaml", WEB)));
  }

  @Test
  void a_folder_with_one_folder_in_it_may_be_called_after_that_one() {
    assertEquals(
        List.of("curator*: a/nerc/curator? b/curator?", "smaug*: a/moc/smaug? b/smaug?"),
        clusters(kustomization("a/moc/smaug", DB)
            + kustomization("a/nerc/curator", DB)
            + kustomization("b/smaug", GOLD)
            + kustomization("b/curator", GOLD)));
  }

  @Test
  void words_that_come_back_nowhere_are_no_clusters() {
    assertEquals(
        List.of("db-oke*: a/db-oke?", "db-ton*: a/db-ton?", "web-x*: b/web-x?", "web-y*: b/web-y?"),
        clusters(kustomization("a/db-oke", DB)
            + kustomization("a/db-ton", DB)
            + kustomization("b/web-x", GOLD)
            + kustomization("b/web-y", GOLD)));
  }

  /** One folder alone that has the word in its name may hold what all clusters share. */
  @Test
  void one_folder_that_is_called_cluster_is_no_evidence() {
    assertEquals(
        List.of(
            "cluster*: apps/cluster? infra/cluster-east?",
            "cluster-east*: apps/cluster-east? infra/cluster-east?"),
        clusters(kustomization("apps/cluster", DB)
            + kustomization("apps/cluster-east", DB)
            + file("infra/cluster-east/vm.yaml", WEB)));
  }

  @Test
  void files_at_the_top_may_be_an_alternative_too() {
    assertEquals(
        List.of(".*: .? b?", "a*: a? b?"),
        clusters(file("vm.yaml", DB) + file("a/vm.yaml", DB) + file("b/policy.yaml", GOLD)));
  }

  private static String overlays(String test, String base) {
    return kustomization("base", base)
        + file("overlays/prod/kustomization.yaml", "resources: [../../base]\n")
        + file("overlays/test/kustomization.yaml", "resources: [../../base]\n" + test);
  }

  private static final List<String> ALTERNATIVES =
      List.of("prod*: overlays/prod?", "test*: overlays/test?");

  private static final List<String> TOGETHER = List.of("default*: overlays/prod? overlays/test?");

  /** Otherwise all VMs of a cluster would have each policy of the base twice. */
  @Test
  void overlays_of_one_policy_are_alternatives_whatever_they_call_it() {
    assertEquals(ALTERNATIVES, clusters(overlays("", GOLD)));
    assertEquals(ALTERNATIVES, clusters(overlays("namePrefix: test-\n", GOLD)));
  }

  @Test
  void overlays_of_one_vm_may_be_in_one_cluster_if_they_call_it_differently() {
    assertEquals(ALTERNATIVES, clusters(overlays("", vm("name: db"))));
    assertEquals(TOGETHER, clusters(overlays("namePrefix: test-\n", vm("name: db"))));
    assertEquals(TOGETHER, clusters(overlays("namePrefix: test-\n", DB)));
    assertEquals(TOGETHER, clusters(overlays("namespace: test\n", DB)));
  }

  @Test
  void what_is_filled_in_later_is_equal_to_nothing() {
    for (var metadata : List.of(
        "name: \"db-${cluster}\", namespace: shop",
        "name: \"db-{{ cluster }}\", namespace: shop",
        "name: db-$(CLUSTER), namespace: shop",
        "name: db, namespace: \"${shop}\"")) {
      assertEquals(
          List.of("default*: a? b?"),
          clusters(kustomization("a", vm(metadata)) + kustomization("b", vm(metadata))),
          metadata);
    }
  }
}

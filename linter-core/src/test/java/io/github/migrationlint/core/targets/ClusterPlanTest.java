package io.github.migrationlint.core.targets;

import static io.github.migrationlint.core.targets.SmallRepositories.application;
import static io.github.migrationlint.core.targets.SmallRepositories.clusters;
import static io.github.migrationlint.core.targets.SmallRepositories.configuration;
import static io.github.migrationlint.core.targets.SmallRepositories.policy;
import static io.github.migrationlint.core.targets.SmallRepositories.problems;
import static io.github.migrationlint.core.targets.SmallRepositories.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which folders end up in which cluster; a star is a cluster whose name was guessed. */
class ClusterPlanTest {
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

  @Test
  void a_file_is_in_the_clusters_that_read_it() {
    var plan = SmallRepositories.read(file("apps/a.yaml", application("a", "a", "name: east"))
            + file("apps/b.yaml", application("b", "a", "name: west"))
            + file("apps/c.yaml", application("c", "c", "name: west"))
            + file("a/vm.yaml", DB)
            + file("c/vm.yaml", WEB))
        .plan();
    assertEquals(List.of("east", "west"), plan.clustersOf("a/vm.yaml"));
    assertEquals(List.of("west"), plan.clustersOf("c/vm.yaml"));
    assertEquals(List.of(), plan.clustersOf("d/vm.yaml"));
  }

  @Test
  void guessed_names_are_apart_from_known_ones() {
    var text = file("apps/a.yaml", application("a", "a", "name: east"))
        + file("a/vm.yaml", DB)
        + file("b/vm.yaml", WEB);
    assertEquals(List.of("east: a", "b*: b?"), clusters(text));
    assertEquals(Set.of("b"), SmallRepositories.read(text).plan().guessedNames());
    assertEquals(
        Set.of("default"), SmallRepositories.read(file("a/vm.yaml", DB)).plan().guessedNames());
  }

  @Test
  void what_is_wrong_with_a_target_is_wrong_in_its_clusters() {
    var broken =
        file("a/kustomization.yaml", "resources: [vm.yaml, vm.yaml]\n") + file("a/vm.yaml", DB);
    assertEquals(
        List.of(
            "error there is another VirtualMachine shop/db in this kustomization a/vm.yaml:3 [east]",
            "error there is another VirtualMachine shop/db in this kustomization a/vm.yaml:3 [west]"),
        problems(broken
            + file("apps/a.yaml", application("a", "a", "name: east"))
            + file("apps/b.yaml", application("b", "a", "name: west"))
            + file("apps/c.yaml", application("c", "c", "name: north"))
            + file("c/vm.yaml", WEB)));
  }

  @Test
  void only_what_is_linted_or_shows_a_version_is_in_a_cluster() {
    var deployment = """
        === b/deployment.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: NAME, namespace: kubevirt}
        spec: {template: {spec: {containers: [{name: a, image: quay.io/kubevirt/x:v1.2.0}]}}}
        """;
    var vm = file("a/vm.yaml", DB);
    assertEquals(List.of("default*: a?"), clusters(vm + deployment.replace("NAME", "web")));
    assertEquals(
        List.of("default*: a? b?"), clusters(vm + deployment.replace("NAME", "virt-operator")));
    for (var api : List.of(
        "operators.coreos.com/v1alpha1",
        "olm.operatorframework.io/v1",
        "policy.open-cluster-management.io/v1beta1")) {
      var kind = api.startsWith("policy") ? "OperatorPolicy" : "Subscription";
      var operator = "=== c/operator.yaml\napiVersion: " + api + "\nkind: " + kind
          + "\nmetadata: {name: kubevirt-hyperconverged, namespace: x}\nspec: {}\n";
      assertEquals(List.of("default*: a? c?"), clusters(vm + operator), api);
    }
  }

  @Test
  void appliers_without_a_name_are_those_of_one_cluster() {
    assertEquals(
        List.of("default*: vms web"),
        clusters(file("x/a.yaml", application("a", "vms", "name: in-cluster"))
            + file("y/b.yaml", application("b", "web", "name: in-cluster"))
            + file("vms/vm.yaml", DB)
            + file("web/vm.yaml", WEB)));
  }

  @Test
  void appliers_that_deliver_an_object_differently_are_those_of_two() {
    assertEquals(
        List.of("one*: one shared?", "two*: two shared?"),
        clusters(file("x/a.yaml", application("a", "one", "name: in-cluster"))
            + file("y/b.yaml", application("b", "two", "name: in-cluster"))
            + file("z/c.yaml", application("c", "shared", "name: in-cluster"))
            + file("one/vm.yaml", DB)
            + file("two/vm.yaml", DB.replace("Always", "Halted"))
            + file("shared/vm.yaml", WEB)));
  }

  @Test
  void overlays_that_define_one_object_are_variants() {
    assertEquals(
        List.of("prod*: overlays/prod? base?", "test*: overlays/test? base?"),
        clusters(kustomization("overlays/prod", DB)
            + kustomization("overlays/test", DB)
            + kustomization("base", GOLD)));
  }

  @Test
  void folders_of_one_name_below_two_folders_are_clusters() {
    assertEquals(
        List.of("east*: apps/east? infra/east?", "west*: apps/west? infra/west?"),
        clusters(kustomization("apps/east", DB)
            + kustomization("apps/west", DB)
            + kustomization("infra/east", GOLD)
            + kustomization("infra/west", GOLD)));
  }

  @Test
  void folders_that_are_called_clusters_are_clusters() {
    assertEquals(
        List.of("cluster-east*: apps/cluster-east?", "cluster-west*: apps/cluster-west?"),
        clusters(kustomization("apps/cluster-east", DB) + kustomization("apps/cluster-west", DB)));
    assertEquals(
        List.of("default*: apps/cluster-addons? apps/cluster-roles?"),
        clusters(
            kustomization("apps/cluster-addons", DB) + kustomization("apps/cluster-roles", GOLD)));
  }

  @Test
  void folders_that_differ_in_one_word_are_called_by_it() {
    assertEquals(
        List.of("db-oke*: a/db-oke?", "db-ton*: a/db-ton?"),
        clusters(kustomization("a/db-oke", DB) + kustomization("a/db-ton", DB)));
    assertEquals(
        List.of("oke*: a/db-oke? b/web-oke?", "ton*: a/db-ton? b/web-ton?"),
        clusters(kustomization("a/db-oke", DB)
            + kustomization("a/db-ton", DB)
            + kustomization("b/web-oke", GOLD)
            + kustomization("b/web-ton", GOLD)));
  }

  @Test
  void folders_below_clusters_are_called_by_it() {
    assertEquals(
        List.of("east*: clusters/east/a? clusters/east/b?", "west*: clusters/west?"),
        clusters(kustomization("clusters/east/a", DB)
            + kustomization("clusters/east/b", GOLD)
            + kustomization("clusters/west", WEB)));
  }

  @Test
  void files_beside_what_is_applied_have_a_world_of_their_own() {
    assertEquals(
        List.of("east: a", "old*: old?", "other*: other?"),
        clusters(file("apps/a.yaml", application("a", "a", "name: east"))
            + file("a/vm.yaml", DB)
            + file("old/vm.yaml", DB)
            + file("other/vm.yaml", WEB)));
  }

  @Test
  void a_folder_beside_that_of_a_cluster_is_most_likely_one_too() {
    assertEquals(
        List.of(
            "hub: clusters/overlays/hub",
            "home*: clusters/overlays/home/a? clusters/overlays/home/b?"),
        clusters(file("apps/a.yaml", application("a", "clusters/overlays/hub", "name: hub"))
            + kustomization("clusters/overlays/hub", DB)
            + kustomization("clusters/overlays/home/a", WEB)
            + kustomization("clusters/overlays/home/b", GOLD)));
  }

  @Test
  void what_two_objects_apply_to_a_cluster_is_there_once() {
    var plan = SmallRepositories.read(file("apps/a.yaml", application("a", "a", "name: east"))
            + file("apps/b.yaml", application("b", "a", "name: east"))
            + file("a/vm.yaml", DB))
        .plan();
    assertEquals(1, plan.clusters().get(0).manifests().size());
    assertEquals(2, plan.clusters().get(0).parts().size());
  }

  @Test
  void two_overlays_of_one_base_are_for_two_clusters() {
    assertEquals(
        List.of("one*: one", "two*: two"),
        clusters(file("x/a.yaml", application("a", "one", "name: in-cluster"))
            + file("y/b.yaml", application("b", "two", "name: in-cluster"))
            + file("one/kustomization.yaml", "resources: [../base]\n")
            + file("two/kustomization.yaml", "resources: [../base]\n")
            + kustomization("base", DB)));
  }

  @Test
  void an_object_of_any_cluster_is_in_all_that_are_known() {
    assertEquals(
        List.of("east: a gold?", "west: b gold?"),
        clusters(file("apps/a.yaml", application("a", "a", "name: east"))
            + file("apps/b.yaml", application("b", "b", "name: west"))
            + file("apps/gold.yaml", application("gold", "gold", "name: \"{{cluster}}\""))
            + file("a/vm.yaml", DB)
            + file("b/vm.yaml", WEB)
            + file("gold/policy.yaml", GOLD)));
  }

  @Test
  void what_a_cluster_surely_has_leaves_no_room_for_another_of_its_name() {
    assertEquals(
        List.of("east: a", "west: b gold?"),
        clusters(file("apps/a.yaml", application("a", "a", "name: east"))
            + file("apps/b.yaml", application("b", "b", "name: west"))
            + file("apps/gold.yaml", application("gold", "gold", "name: \"{{cluster}}\""))
            + file("a/policy.yaml", GOLD.replace("true", "false"))
            + file("b/vm.yaml", WEB)
            + file("gold/policy.yaml", GOLD)));
  }

  @Test
  void alternatives_of_any_cluster_are_apart() {
    assertEquals(
        List.of("prod*: apps/prod?", "test*: apps/test?"),
        clusters(file("argo/a.yaml", application("a", "apps/prod", "name: \"{{cluster}}\""))
            + file("argo/b.yaml", application("b", "apps/test", "name: \"{{cluster}}\""))
            + file("apps/prod/vm.yaml", DB)
            + file("apps/test/vm.yaml", DB)));
  }

  @Test
  void a_repository_without_objects_is_one_cluster() {
    assertEquals(List.of("default*: "), clusters(file("a.yaml", "kubevirt.io: nothing\n")));
  }

  @Test
  void a_guessed_name_is_never_that_of_a_known_cluster() {
    assertEquals(
        List.of("old: a", "x/old*: x/old?"),
        clusters(file("apps/a.yaml", application("a", "a", "name: old"))
            + file("a/vm.yaml", DB)
            + file("x/old/vm.yaml", WEB)));
  }

  @Test
  void folders_that_are_called_like_a_cluster_of_the_configuration_are_its() {
    var text = kustomization("apps/east", DB)
        + kustomization("apps/west", DB)
        + kustomization("infra/east", GOLD)
        + kustomization("infra/west", GOLD)
        + file("own/vm.yaml", WEB);
    assertEquals(
        List.of("east: own/vm.yaml apps/east? infra/east?", "west*: apps/west? infra/west?"),
        clusters(SmallRepositories.read(
            text, configuration("version: 1\nclusters:\n- {name: east, paths: [own]}\n"))));
  }

  /** A variant is no cluster, whatever its folder is called. */
  @Test
  void variants_that_are_called_like_a_cluster_of_the_configuration_are_not() {
    assertEquals(
        List.of("east: own/vm.yaml", "apps/east*: apps/east?", "west*: apps/west?"),
        clusters(SmallRepositories.read(
            kustomization("apps/east", DB)
                + kustomization("apps/west", DB)
                + file("own/vm.yaml", WEB),
            configuration("version: 1\nclusters:\n- {name: east, paths: [own]}\n"))));
  }

  @Test
  void folders_of_clusters_that_a_fleet_has_are_known() {
    assertEquals(
        List.of("east: clusters/east?", "west: clusters/west?", "north*: clusters/north?"),
        clusters(SmallRepositories.read(
            kustomization("clusters/east", DB)
                + kustomization("clusters/north", DB)
                + kustomization("clusters/west", DB),
            configuration("version: 1\nfleets:\n  all: [east, west]\n"))));
  }

  @Test
  void a_file_that_two_paths_hold_is_in_their_cluster_once() {
    var cluster = SmallRepositories.read(file("apps/a.yaml", application("a", "a", "name: east"))
            + file("apps/b.yaml", application("b", "a/more", "name: east"))
            + file("a/more/vm.yaml", DB)
            + file("a/kustomization.yaml", "resources: [more/vm.yaml]\n"))
        .plan()
        .clusters()
        .get(0);
    assertEquals(2, cluster.parts().size());
    assertEquals(1, cluster.manifests().size());
  }

  /** Someone applies both by hand, and one cluster has one object of a name. */
  @Test
  void appliers_of_one_name_are_those_of_two_clusters() {
    assertEquals(
        List.of("one*: one", "two*: two"),
        clusters(file("x/a.yaml", application("apps", "one", "name: in-cluster"))
            + file("y/b.yaml", application("apps", "two", "name: in-cluster"))
            + file("one/vm.yaml", DB)
            + file("two/vm.yaml", WEB)));
  }

  /** What one cluster surely has, and another may have, leaves room for other things. */
  @Test
  void what_may_be_in_a_cluster_depends_on_what_is_sure_there() {
    var placed = """
        === apps/set.yaml
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
              source: {repoURL: https://git.example.com/fleet.git, path: a}
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
                - {key: name, operator: In, values: [north, west]}
        """;
    assertEquals(
        List.of("east: a", "north: a? gold?", "west: a? gold?"),
        clusters(placed
            + file("apps/a.yaml", application("a", "a", "name: east"))
            + file("apps/gold.yaml", application("gold", "gold", "name: \"{{cluster}}\""))
            + file("a/policy.yaml", GOLD)
            + file("gold/policy.yaml", GOLD.replace("true", "false"))));
  }

  /** Not below {@code clusters/}, so it has to look like that of the cluster. */
  @Test
  void a_folder_beside_that_of_a_cluster_and_like_it_is_most_likely_one_too() {
    assertEquals(
        List.of("hub: k/hub/apps", "home*: k/home/apps?", "addons*: k/other/addons?"),
        clusters(file("argo/a.yaml", application("a", "k/hub/apps", "name: hub"))
            + kustomization("k/hub/apps", DB)
            + kustomization("k/home/apps", DB)
            + kustomization("k/other/addons", WEB)));
  }

  private static final String POLICY = """
      === policies/gold.yaml
      apiVersion: policy.open-cluster-management.io/v1
      kind: Policy
      metadata: {name: gold, namespace: policies}
      spec:
        remediationAction: enforce
        disabled: false
        policy-templates:
        - objectDefinition:
            apiVersion: policy.open-cluster-management.io/v1
            kind: ConfigurationPolicy
            metadata: {name: gold}
            spec:
              severity: low
              object-templates:
              - complianceType: musthave
                objectDefinition:
                  apiVersion: migrations.kubevirt.io/v1alpha1
                  kind: MigrationPolicy
                  metadata: {name: gold}
                  spec: {allowPostCopy: false}
      ---
      apiVersion: cluster.open-cluster-management.io/v1beta1
      kind: Placement
      metadata: {name: gold, namespace: policies}
      spec: {SPEC}
      ---
      apiVersion: policy.open-cluster-management.io/v1
      kind: PlacementBinding
      metadata: {name: gold, namespace: policies}
      placementRef: {apiGroup: cluster.open-cluster-management.io, kind: Placement, name: gold}
      subjects:
      - {apiGroup: policy.open-cluster-management.io, kind: Policy, name: gold}
      """;

  /** The user may say what is meant where the clusters are known only to the hub. */
  @Test
  void the_configuration_says_where_a_policy_goes_that_names_no_cluster() {
    var any = POLICY.replace("SPEC", "clusterSets: [default]") + file("a/vm.yaml", DB);
    var east = POLICY.replace(
            "SPEC",
            "predicates: [{requiredClusterSelector: {labelSelector: {matchExpressions:"
                + " [{key: name, operator: In, values: [east]}]}}}]")
        + file("a/vm.yaml", DB);
    var prod = configuration("version: 1\nclusters:\n- {name: prod, paths: [policies, a]}\n");
    assertEquals(
        List.of("prod: a/vm.yaml policies/gold.yaml"), clusters(SmallRepositories.read(any, prod)));
    assertEquals(
        List.of("east: policies/gold.yaml", "prod: a/vm.yaml"),
        clusters(SmallRepositories.read(east, prod)));
  }

  private static List<String> callers(Repository repository) {
    return repository.targets().targets().stream()
        .map(target -> target.delivery().flatMap(by -> by.by().name()).orElse("none"))
        .toList();
  }

  /** By file, then position: line 10 comes after line 9. */
  @Test
  void what_applies_one_path_comes_in_the_order_of_the_files() {
    var apps = new StringBuilder();
    for (var name : List.of("d", "c", "b", "a")) {
      apps.append(application(name, "a", "name: east")).append("---\n");
    }
    assertEquals(
        List.of("first", "d", "c", "b", "a", "last"),
        callers(SmallRepositories.read(kustomization("z", application("last", "a", "name: east"))
            + file("apps/all.yaml", apps.toString())
            + file("apps/a.yaml", application("first", "a", "name: east"))
            + file("a/vm.yaml", DB))));
  }

  @Test
  void a_folder_that_the_configuration_names_comes_before_who_applies_it() {
    assertEquals(
        List.of("none", "app"),
        callers(SmallRepositories.read(
            kustomization("k", DB) + file("apps/a.yaml", application("app", "k", "name: prod")),
            configuration("version: 1\nclusters:\n- {name: prod, paths: [k]}\n"))));
  }

  /** What ACM brings to a cluster is applied there, and applies others there. */
  @Test
  void an_application_that_a_policy_brings_applies_to_its_clusters() {
    var policy = POLICY
        .replace(
            "SPEC",
            "predicates: [{requiredClusterSelector: {labelSelector: {matchExpressions:"
                + " [{key: name, operator: In, values: [east, west]}]}}}]")
        .replace("migrations.kubevirt.io/v1alpha1", "argoproj.io/v1alpha1")
        .replace("kind: MigrationPolicy", "kind: Application")
        .replace(
            "spec: {allowPostCopy: false}",
            "spec: {source: {repoURL: 'https://git.example.com/fleet.git', path: vms},"
                + " destination: {name: in-cluster}}");
    assertEquals(List.of("east: vms", "west: vms"), clusters(policy + file("vms/vm.yaml", DB)));
  }
}

package io.github.migrationlint.core.facts;

import static io.github.migrationlint.core.facts.Manifests.namespace;
import static io.github.migrationlint.core.facts.Manifests.policy;
import static io.github.migrationlint.core.facts.Manifests.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyMatchesTest {
  /**
   * The table "Migration policy, matching and precedence" of kubevirt {@code
   * pkg/virt-controller/watch/migration/migration_test.go}. Each policy has labels of its own, and the
   * VMI and its namespace have those of all.
   */
  @Nested
  class UpstreamTable {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "only one policy should be matched, one, one/1/4",
      "most detail policy should be matched, two, one/1/4 two/4/2",
      "same level: first name in lexicographic order (1), aa, aa/2/2 zz/2/2",
      "same level: first name in lexicographic order (2), aa, zz/2/2 aa/2/2",
    })
    void must_be_done_correctly(String entry, String winner, String policies) {
      assertEquals(Optional.of(winner), winner(cluster(policies.split(" ", -1))), entry);
    }

    @Test
    void a_policy_with_one_non_fitting_label_should_not_match() {
      var yaml = policy("p", "k0: XYZ, k1: v, k2: v, k3: v", "n0: v, n1: v, n2: v")
          + vm("shop", "db", "k0: v, k1: v, k2: v, k3: v")
          + namespace("shop", "n0: v, n1: v, n2: v");

      assertEquals(Optional.empty(), winner(Clusters.of(yaml)));
    }

    @Test
    void when_no_policies_exist_nothing_is_matched() {
      assertEquals(
          Optional.empty(),
          winner(Clusters.of(vm("shop", "db", "k0: v") + namespace("shop", "n0: v"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void vmi_labels_should_have_precedence_over_namespace_labels(int labels) {
      assertEquals(
          Optional.of("policy-b"),
          winner(cluster("policy-a/0/" + labels, "policy-b/" + labels + "/0")));
    }

    /** Policies as {@code name/VMI labels/namespace labels}. */
    private static ClusterModel cluster(String... policies) {
      var yaml = new StringBuilder();
      var ofVmi = new ArrayList<String>();
      var ofNamespace = new ArrayList<String>();
      for (var policy : policies) {
        var part = policy.split("/", -1);
        var vmi = pairs(part[0] + "-key-", part[0] + "-value-", Integer.parseInt(part[1]));
        var namespace = pairs(part[0] + "-ns-key-", part[0] + "-value-", Integer.parseInt(part[2]));
        yaml.append(policy(part[0], String.join(", ", vmi), String.join(", ", namespace)));
        ofVmi.addAll(vmi);
        ofNamespace.addAll(namespace);
      }
      yaml.append(vm("shop", "db", String.join(", ", ofVmi)));
      yaml.append(namespace("shop", String.join(", ", ofNamespace)));
      return Clusters.of(yaml.toString());
    }

    private static List<String> pairs(String key, String value, int count) {
      var pairs = new ArrayList<String>();
      for (var i = 0; i < count; i++) {
        pairs.add(key + i + ": " + value + i);
      }
      return pairs;
    }
  }

  @Nested
  class Decided {
    @Test
    void both_selectors_must_match() {
      var yaml = vm("shop", "db", "app: shop") + namespace("shop", "env: prod");

      assertEquals(List.of("p"), matching(policy("p", "app: shop", "env: prod") + yaml));
      assertEquals(List.of(), matching(policy("p", "app: shop", "env: test") + yaml));
      assertEquals(List.of(), matching(policy("p", "app: other", "env: prod") + yaml));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{selectors: {}}",
          "{selectors: {namespaceSelector: {}, virtualMachineInstanceSelector: {}}}",
          "{selectors: {namespaceSelector: null}}",
          "{selectors: {virtualMachineInstanceSelector: {app: null}}}",
        })
    void a_policy_without_pairs_matches_every_vm_whatever_is_known(String spec) {
      assertEquals(List.of("p"), matching(policy("p", spec) + vm("undefined", "db", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{selectors: null}", "null", "{allowPostCopy: true}"})
    void a_policy_without_selectors_matches_nothing(String spec) {
      assertEquals(List.of(), matching(policy("p", spec) + vm("shop", "db", "")));
    }

    /**
     * Nil labels would make {@code countMatchingLabels} skip both selectors, but {@code
     * handleTargetPodHandoff} has put a label on the VMI before it asks.
     */
    @Test
    void a_vm_without_labels_matches_no_policy_that_selects_any() {
      var yaml =
          policy("p", "app: shop", "") + policy("q", "", "env: prod") + """
          ---
          apiVersion: kubevirt.io/v1
          kind: VirtualMachine
          metadata: {name: db, namespace: shop}
          spec: {template: {spec: {}}}
          """ + namespace("shop", "");

      assertEquals(List.of(), matching(yaml));
    }

    @Test
    void the_matching_policies_are_in_rank_order_winner_first() {
      var yaml = policy("all", "{selectors: {}}")
          + policy("z", "app: shop", "")
          + policy("a", "", "env: prod")
          + policy("both", "app: shop", "env: prod")
          + vm("shop", "db", "app: shop, tier: db")
          + namespace("shop", "env: prod");

      assertEquals(List.of("both", "z", "a", "all"), matching(yaml));
      assertEquals(Optional.of("both"), winner(Clusters.of(yaml)));
    }

    @Test
    void the_name_of_a_namespace_can_be_selected_without_a_manifest_of_it() {
      var yaml = policy("here", "", "kubernetes.io/metadata.name: shop")
          + policy("elsewhere", "", "kubernetes.io/metadata.name: other")
          + vm("shop", "db", "");

      assertEquals(List.of("here"), matching(yaml));
      assertTrue(match(yaml).isDecided());
    }

    @Test
    void refused_policies_take_no_part() {
      var yaml = policy("negative", "{selectors: {}, completionTimeoutPerGiB: -1}")
          + policy("slow", "{selectors: {}, bandwidthPerMigration: -1Mi}")
          + policy("good", "{selectors: {}}")
          + vm("shop", "db", "");

      assertEquals(List.of("good"), matching(yaml));
    }
  }

  @Nested
  class Undecided {
    @Test
    void labels_of_an_undefined_namespace_leave_a_policy_open() {
      var match = match(policy("p", "", "env: prod") + vm("shop", "db", ""));

      assertEquals(List.of(), names(match.matching()));
      assertEquals(
          "whether namespace `shop` has `env=prod` is not in the repository",
          match.undecided().get(0).reason());
      assertEquals(List.of("p"), names(match.candidates()));
      assertFalse(match.isDecided());
    }

    @Test
    void an_open_policy_that_would_lose_changes_nothing() {
      var match = match(policy("strong", "a: x, b: x", "")
          + policy("weak", "", "env: prod")
          + vm("shop", "db", "a: x, b: x"));

      assertEquals(Optional.of("strong"), match.winner().map(MigrationPolicy::name));
      assertEquals(1, match.undecided().size());
      assertTrue(match.isDecided());
    }

    @Test
    void an_open_policy_that_would_win_leaves_the_winner_open() {
      var match = match(policy("strong", "a: x", "env: prod")
          + policy("sure", "a: x", "")
          + policy("third", "{selectors: {}}")
          + vm("shop", "db", "a: x"));

      assertEquals(Optional.empty(), match.winner());
      assertEquals(List.of("strong", "sure"), names(match.candidates()));
      assertEquals(List.of("sure", "third"), names(match.matching()));
    }

    @Test
    void one_pair_that_certainly_fails_decides_whatever_else_is_open() {
      var match = match(policy("p", "a: z", "env: prod") + vm("shop", "db", "a: x"));

      assertTrue(match.isDecided());
      assertEquals(List.of(), match.undecided());
    }

    @Test
    void a_policy_defined_twice_may_match_or_not() {
      var match =
          match(policy("p", "a: x", "") + policy("p", "b: x", "") + vm("shop", "db", "a: x"));

      assertEquals(List.of(), names(match.matching()));
      assertEquals(
          "policy `p` is defined more than once", match.undecided().get(0).reason());
      assertEquals(Optional.empty(), match.winner());
    }

    @Test
    void a_namespace_defined_twice_leaves_its_labels_open() {
      var match = match(policy("p", "", "env: prod")
          + vm("shop", "db", "")
          + namespace("shop", "env: prod")
          + namespace("shop", "env: test"));

      assertEquals(List.of("p"), names(match.candidates()));
    }

    @Test
    void without_a_namespace_nothing_is_known_of_it() {
      var match = match(policy("p", "", "env: prod") + """
          ---
          apiVersion: kubevirt.io/v1
          kind: VirtualMachine
          metadata: {name: db}
          """);

      assertEquals(
          "its namespace is not in the repository, and the policy wants `env=prod` of it",
          match.undecided().get(0).reason());
    }

    @Test
    void a_label_that_kubevirt_writes_at_run_time_leaves_a_policy_open() {
      var match = match(policy("p", "kubevirt.io/nodeName: node01", "") + vm("shop", "db", ""));

      assertEquals(
          "whether the VMI has `kubevirt.io/nodeName=node01` is not in the repository",
          match.undecided().get(0).reason());
    }

    @Test
    void a_policy_whose_selector_is_a_placeholder_may_beat_any() {
      var match = match(policy("strong", "a: x, b: x, c: x", "")
          + policy("open", "{selectors: {virtualMachineInstanceSelector: '${SELECTOR}'}}")
          + vm("shop", "db", "a: x, b: x, c: x"));

      assertEquals(Optional.empty(), match.winner());
      assertEquals(List.of("open", "strong"), names(match.candidates()));
      assertEquals(
          "not all labels that policy `open` selects are in the repository",
          match.undecided().get(0).reason());
    }

    @Test
    void a_policy_whose_selectors_are_a_placeholder_is_no_catch_all() {
      var match = match(policy("open", "{selectors: '${SELECTORS}'}") + vm("shop", "db", ""));

      assertEquals(List.of(), names(match.matching()));
      assertEquals(List.of("open"), names(match.candidates()));
    }

    @Test
    void a_policy_whose_name_is_a_placeholder_may_beat_its_equals() {
      var yaml =
          policy("'${NAME}'", "a: x", "") + policy("a", "a: x", "") + vm("shop", "db", "a: x");

      assertEquals(Optional.empty(), match(yaml).winner());
      assertEquals(
          "the name of the policy is not in the repository",
          match(yaml).undecided().get(0).reason());
      assertEquals(
          Optional.of("b"),
          match(yaml + policy("b", "a: x, c: x", "") + vm("shop", "web", "a: x, c: x"), 1)
              .winner()
              .map(MigrationPolicy::name));
    }
  }

  /** KubeVirt up to 0.54: {@code areSelectorsAndLabelsNotNil} asks for MatchLabels. */
  @Nested
  class WithMatchLabels {
    private static final Version LAST = Version.of(0, 54);

    @Test
    void match_labels_are_evaluated() {
      var yaml = policy("p", "matchLabels: {app: shop}", "matchLabels: {env: prod}")
          + vm("shop", "db", "app: shop")
          + namespace("shop", "env: prod")
          + vm("test", "web", "app: shop")
          + namespace("test", "env: test");

      assertEquals(List.of("p"), names(match(LAST, yaml, 0).matching()));
      assertEquals(List.of(), names(match(LAST, yaml, 1).matching()));
    }

    @Test
    void flat_pairs_are_pruned_so_the_policy_matches_every_vm() {
      var yaml = policy("p", "app: shop", "env: prod") + vm("shop", "db", "");

      assertEquals(List.of("p"), names(match(LAST, yaml, 0).matching()));
      assertEquals(List.of(), names(match(Version.of(0, 55), yaml, 0).matching()));
    }

    @Test
    void match_expressions_are_ignored() {
      var yaml = policy(
              "p",
              "matchExpressions: [{key: app, operator: Exists}], matchLabels: {tier: db}",
              "matchExpressions: [{key: env, operator: DoesNotExist}]")
          + vm("shop", "db", "tier: db")
          + namespace("shop", "env: prod");

      assertEquals(List.of("p"), names(match(LAST, yaml, 0).matching()));
    }

    @Test
    void pruned_pairs_do_not_count_for_the_rank() {
      var yaml = policy("flat", "a: x, b: x, c: x", "")
          + policy("nested", "matchLabels: {a: x}", "")
          + vm("shop", "db", "a: x, b: x, c: x");

      assertEquals(List.of("nested", "flat"), names(match(LAST, yaml, 0).matching()));
    }
  }

  private static PolicyMatch match(String yaml) {
    return match(yaml, 0);
  }

  private static PolicyMatch match(String yaml, int workload) {
    return Clusters.ask(PolicyMatches.ANALYSIS, Clusters.of(yaml)).get(workload);
  }

  private static PolicyMatch match(Version kubeVirt, String yaml, int workload) {
    return Clusters.ask(PolicyMatches.ANALYSIS, Clusters.at(kubeVirt, yaml)).get(workload);
  }

  private static Optional<String> winner(ClusterModel cluster) {
    var match = Clusters.ask(PolicyMatches.ANALYSIS, cluster).get(0);
    assertTrue(match.isDecided());
    return match.winner().map(MigrationPolicy::name);
  }

  private static List<String> matching(String yaml) {
    return names(match(yaml).matching());
  }

  private static List<String> names(List<MigrationPolicy> policies) {
    return policies.stream().map(MigrationPolicy::name).toList();
  }

  /** What may match and could not win is idle; what may win is open. */
  @Test
  void a_policy_that_may_match_is_open_where_it_would_win_and_idle_where_not() {
    var yaml = policy("small", "tier: gold", "")
        + policy("large", "tier: gold, app: shop, team: db", "")
        + policy("sure", "app: shop, team: db", "")
        + vm("shop", "db", "app: shop, team: db, tier: '${TIER}'");
    var reaches = Clusters.ask(PolicyReach.ANALYSIS, Clusters.of(yaml));
    var found = new ArrayList<String>();
    for (var reach : reaches) {
      found.add(reach.policy().name() + " " + reach.governed().size() + " "
          + reach.outranked().size() + " " + reach.open().size() + " "
          + reach.idle().size());
    }
    assertEquals(List.of("small 0 0 0 1", "large 0 0 1 0", "sure 0 0 1 0"), found);
  }
}

package io.github.migrationlint.core.facts;

import static io.github.migrationlint.core.facts.Manifests.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolicyRankTest {
  private static final Version NEWEST = Version.of(1, 8);

  @Test
  void more_pairs_win() {
    assertEquals(
        List.of("two", "one"),
        ranked(NEWEST, policy("one", "a: x", ""), policy("two", "", "b: x, c: x")));
  }

  @Test
  void pairs_of_both_selectors_count_alike() {
    assertEquals(new PolicyRank(3, 2, "p"), rank(policy("p", "a: x, b: x", "c: x")));
  }

  @Test
  void vmi_pairs_win_among_equals() {
    var policies = new String[] {policy("a", "", "k: x"), policy("z", "k: x", "")};

    assertEquals(List.of("z", "a"), ranked(NEWEST, policies));
    assertEquals(List.of("z", "a"), ranked(Version.of(0, 52), policies));
  }

  @Test
  void the_name_alone_decided_among_equals_before_0_52() {
    assertEquals(
        List.of("a", "z"),
        ranked(Version.of(0, 51), policy("z", "k: x", ""), policy("a", "", "k: x")));
  }

  @Test
  void the_smaller_name_wins_a_tie() {
    assertEquals(
        List.of("p-1", "p-10", "p-2", "p.0", "p0", "pa"),
        ranked(
            NEWEST,
            policy("p-2", "k: x", ""),
            policy("pa", "k: x", ""),
            policy("p0", "k: x", ""),
            policy("p-10", "k: x", ""),
            policy("p.0", "k: x", ""),
            policy("p-1", "k: x", "")));
  }

  @Test
  void keys_do_not_decide_whatever_the_user_guide_says() {
    assertEquals(
        List.of("a", "b"), ranked(NEWEST, policy("b", "aaa: x", ""), policy("a", "zzz: x", "")));
  }

  @Test
  void a_null_pair_is_dropped_and_does_not_count() {
    assertEquals(new PolicyRank(1, 1, "p"), rank(policy("p", "a: x, b: null", "c: ~")));
  }

  @Test
  void a_selector_that_is_absent_null_or_empty_has_no_pairs() {
    assertEquals(new PolicyRank(0, 0, "p"), rank(policy("p", "{selectors: {}}")));
    assertEquals(
        new PolicyRank(0, 0, "p"),
        rank(policy(
            "p", "{selectors: {namespaceSelector: null, virtualMachineInstanceSelector: {}}}")));
  }

  @Test
  void the_order_does_not_depend_on_the_order_of_the_files() {
    var policies = new ArrayList<String>();
    for (var vmi = 0; vmi < 3; vmi++) {
      for (var namespace = 0; namespace < 3; namespace++) {
        policies.add(policy("x" + vmi + namespace, pairs(vmi), pairs(namespace)));
        policies.add(policy("y" + vmi + namespace, pairs(vmi), pairs(namespace)));
      }
    }
    var expected = ranked(NEWEST, policies.toArray(String[]::new));
    var random = new Random(20260822);
    for (var i = 0; i < 20; i++) {
      Collections.shuffle(policies, random);
      assertEquals(expected, ranked(NEWEST, policies.toArray(String[]::new)));
    }
  }

  private static String pairs(int count) {
    var pairs = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      pairs.add("k" + i + ": x");
    }
    return String.join(", ", pairs);
  }

  private static PolicyRank rank(String policy) {
    return PolicyRank.of(admitted(NEWEST, policy).get(0));
  }

  private static List<String> ranked(Version kubeVirt, String... policies) {
    var ranks = new ArrayList<PolicyRank>();
    for (var policy : admitted(kubeVirt, String.join("", policies))) {
      ranks.add(PolicyRank.of(policy));
    }
    ranks.sort(PolicyRank.order(kubeVirt));
    return ranks.stream().map(PolicyRank::name).toList();
  }

  /** Releases up to 0.54 want {@code matchLabels}; the order is what matters here. */
  private static List<MigrationPolicy> admitted(Version kubeVirt, String yaml) {
    return Clusters.at(kubeVirt, yaml).migrationPolicies();
  }
}

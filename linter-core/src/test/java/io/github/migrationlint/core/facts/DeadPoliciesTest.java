package io.github.migrationlint.core.facts;

import static io.github.migrationlint.core.facts.Manifests.namespace;
import static io.github.migrationlint.core.facts.Manifests.policy;
import static io.github.migrationlint.core.facts.Manifests.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases by hand; {@link PolicyOracleTest} has all the others. */
class DeadPoliciesTest {
  private static final String BASE = policy("base", "", "env: prod");

  private static List<String> covers(String yaml) {
    return covers(Clusters.ask(DeadPolicies.ANALYSIS, Clusters.of(yaml)));
  }

  private static List<String> covers(DeadPolicies dead) {
    var covers = new ArrayList<String>();
    for (var covered : dead.covered()) {
      for (var cover : covered.covers()) {
        covers.add(covered.policy().name() + " in " + cover.namespace() + " by "
            + cover.by().name());
      }
    }
    return covers;
  }

  @Test
  void several_policies_together_leave_nothing() {
    assertEquals(
        List.of("base in mail by mail", "base in shop by shop"),
        covers(BASE
            + policy("shop", "", "env: prod, team: shop")
            + policy("mail", "", "env: prod, team: mail")
            + namespace("shop", "env: prod, team: shop")
            + namespace("mail", "env: prod, team: mail")
            + namespace("test", "env: test")));
  }

  @Test
  void one_namespace_that_is_left_keeps_it_alive() {
    assertEquals(
        List.of(),
        covers(BASE
            + policy("shop", "", "env: prod, team: shop")
            + namespace("shop", "env: prod, team: shop")
            + namespace("mail", "env: prod, team: mail")));
  }

  @Test
  void a_policy_that_asks_more_of_vms_leaves_those_without() {
    assertEquals(
        List.of(),
        covers(BASE + policy("db", "tier: db", "env: prod") + namespace("shop", "env: prod")));
  }

  @Test
  void a_policy_that_selects_no_namespace_here_is_not_dead_but_matches_nothing() {
    assertEquals(
        List.of(),
        covers(BASE + policy("shop", "", "env: prod, team: shop") + namespace("shop", "a: b")));
  }

  @Test
  void nothing_is_claimed_where_a_vm_lies_in_a_namespace_no_one_shows() {
    var known = BASE
        + policy("shop", "", "env: prod, team: shop")
        + namespace("shop", "env: prod, team: shop");
    assertEquals(List.of("base in shop by shop"), covers(known));
    assertEquals(List.of(), covers(known + vm("elsewhere", "db", "")));
  }

  /** Whatever the namespace is like: where the first one matches, so does the second. */
  @Test
  void a_namespace_no_one_shows_does_no_harm_if_its_name_decides() {
    assertEquals(
        List.of("named in shop by both"),
        covers(policy("named", "", "kubernetes.io/metadata.name: shop, env: prod")
            + policy("both", "", "kubernetes.io/metadata.name: shop, env: prod, team: shop")
            + namespace("shop", "env: prod, team: shop")
            + vm("elsewhere", "db", "")));
  }

  @Test
  void a_label_to_be_filled_in_may_be_any() {
    assertEquals(
        List.of(),
        covers(BASE
            + policy("shop", "", "env: prod, team: shop")
            + namespace("shop", "env: prod, team: '${TEAM}'")));
  }

  @Test
  void labels_of_the_vm_count_for_more_since_0_52_only() {
    var yaml = policy("a-namespace", "{selectors: {namespaceSelector: {matchLabels: {env: prod}}}}")
        + policy("b-vm", "{selectors: {virtualMachineInstanceSelector: {matchLabels: {tier: db}}}}")
        + namespace("shop", "env: prod");
    var summed = Clusters.at(Version.of(0, 49), yaml);
    var paired = Clusters.at(Version.of(0, 53), yaml);
    assertEquals(
        List.of("b-vm in shop by a-namespace"),
        covers(Clusters.ask(DeadPolicies.ANALYSIS, summed)));
    assertEquals(List.of(), covers(Clusters.ask(DeadPolicies.ANALYSIS, paired)));
  }

  @Test
  void a_policy_that_is_defined_twice_covers_no_one() {
    assertEquals(
        List.of(),
        covers(BASE
            + policy("shop", "", "env: prod, team: shop")
            + policy("shop", "", "env: prod, team: mail")
            + namespace("shop", "env: prod, team: shop")));
  }

  @Test
  void a_twin_is_dead_everywhere_and_named_as_such() {
    var dead = Clusters.ask(
        DeadPolicies.ANALYSIS,
        Clusters.of(policy("a", "tier: db", "")
            + policy("b", "tier: db", "")
            + namespace("shop", "env: prod")));
    assertEquals("b", dead.twins().get(0).name());
    assertTrue(dead.include(dead.twins().get(0)));
    assertEquals(List.of(), covers(dead));
  }
}

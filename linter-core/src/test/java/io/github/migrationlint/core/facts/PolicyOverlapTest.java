package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cases by hand; {@link PolicyOracleTest} has all the others. */
class PolicyOverlapTest {
  private static String policy(String name, String vmiPairs, int timeout) {
    return Manifests.policy(
        name,
        "{completionTimeoutPerGiB: %d, selectors: {virtualMachineInstanceSelector: {%s}}}"
            .formatted(timeout, vmiPairs));
  }

  private static List<PolicyOverlap> overlaps(String yaml) {
    return Clusters.ask(PolicyOverlap.ANALYSIS, Clusters.of(yaml));
  }

  @Test
  void fifty_policies_that_hang_together_are_one() {
    var yaml = new StringBuilder();
    for (var i = 10; i < 60; i++) {
      yaml.append(policy("p" + i, "k" + i + ": v", i));
    }
    var overlap = overlaps(yaml.toString()).get(0);
    assertEquals(1, overlaps(yaml.toString()).size());
    assertEquals("p10", overlap.winner().name());
    assertEquals("p11", overlap.other().name());
    assertEquals(Map.of("k10", "v", "k11", "v"), overlap.witness().vmi());
    assertEquals(48, overlap.more().size());
    assertEquals("p59", overlap.more().get(47).name());
  }

  @Test
  void groups_that_no_vm_joins_are_apart() {
    var names = new ArrayList<String>();
    for (var overlap : overlaps(policy("a", "zone: '1', x: '1'", 1)
        + policy("b", "zone: '1', y.z: '1'", 2)
        + policy("c", "zone: '2', x: '1'", 3)
        + policy("d", "zone: '2', y.z: '1'", 4))) {
      names.add(overlap.winner().name() + " " + overlap.other().name() + overlap.more());
    }
    assertEquals(List.of("a b[]", "c d[]"), names);
  }

  @Test
  void a_policy_for_both_settles_it() {
    var two = policy("a", "x: '1'", 1) + policy("b", "z: '1'", 2);
    assertEquals(1, overlaps(two).size());
    assertEquals(List.of(), overlaps(two + policy("c", "x: '1', z: '1'", 3)));
  }

  @Test
  void where_a_vm_shows_how_it_is_nothing_is_supposed() {
    var yaml = policy("a", "x: '1'", 1) + policy("b", "z: '1'", 2);
    assertEquals(List.of(), overlaps(yaml + Manifests.vm("shop", "db", "")));
  }

  /** What a namespace of the repository cannot have, no VM in it has. */
  @Test
  void a_namespace_may_have_the_labels_of_both() {
    var two = Manifests.policy(
            "a", "{completionTimeoutPerGiB: 1, selectors: {namespaceSelector: {team: x}}}")
        + Manifests.policy(
            "b", "{completionTimeoutPerGiB: 2, selectors: {namespaceSelector: {zone: '1'}}}");
    assertEquals(1, overlaps(two).size());
    assertEquals(
        1, overlaps(two + Manifests.namespace("shop", "team: x, zone: '1'")).size());
    assertEquals(
        1, overlaps(two + Manifests.namespace("shop", "team: x, zone: '${Z}'")).size());
    assertEquals(List.of(), overlaps(two + Manifests.namespace("shop", "team: x")));
    assertEquals(
        1,
        overlaps(two
                + Manifests.namespace("shop", "team: x")
                + Manifests.namespace("lab", "team: x, zone: '1'"))
            .size());
  }

  @Test
  void identical_selectors_do_not_overlap() {
    assertEquals(List.of(), overlaps(policy("a", "x: '1'", 1) + policy("b", "x: '1'", 2)));
  }

  @Test
  void policies_that_treat_vms_alike_do_not_overlap() {
    assertEquals(List.of(), overlaps(policy("a", "x: '1'", 1) + policy("b", "z: '1'", 1)));
  }

  @Test
  void a_policy_that_may_match_both_may_settle_it() {
    var two = policy("b", "x: '1'", 1) + policy("c", "z: '1'", 2);
    assertEquals(1, overlaps(two).size());
    assertEquals(List.of(), overlaps(two + policy("a", "x: '${X}'", 3)));
    // Two of one name: no one knows which of them stays.
    assertEquals(
        List.of(), overlaps(two + policy("a", "x: '1', z: '1'", 3) + policy("a", "q: '1'", 4)));
    assertEquals(
        1,
        overlaps(two + policy("a", "x: '1', y: '1'", 3) + policy("a", "q: '1'", 4))
            .size());
    assertEquals(
        1, overlaps(two + policy("d", "x: '1'", 3) + policy("d", "q: '1'", 4)).size());
    assertEquals(List.of(), overlaps(two + policy("a", "x: '1'", 3) + policy("a", "q: '1'", 4)));
  }

  @Test
  void the_winner_is_the_one_of_the_smaller_name_wherever_it_is_written() {
    var overlap = overlaps(policy("b", "x: '1'", 1) + policy("a", "z: '1'", 2)).get(0);
    assertEquals("a", overlap.winner().name());
    assertEquals("b", overlap.other().name());
    var more = overlaps(policy("d", "x: '1'", 1)
            + policy("c", "y: '1'", 2)
            + policy("b", "z: '1'", 3)
            + policy("a", "w: '1'", 4))
        .get(0);
    assertEquals("a", more.winner().name());
    assertEquals("b", more.other().name());
    assertEquals("c", more.more().get(0).name());
    assertEquals("d", more.more().get(1).name());
  }
}

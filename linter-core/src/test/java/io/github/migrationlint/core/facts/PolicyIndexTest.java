package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The index finds every policy that may match, and leaves out those filed under a pair a VM lacks. */
class PolicyIndexTest {
  private static final KnownLabels NOTHING = new KnownLabels(Map.of(), Set.of(), List.of(), true);

  private static KnownLabels labels(Map<String, String> values, Set<String> unknown) {
    return new KnownLabels(values, unknown, List.of(), true);
  }

  private static final KnownLabels GOLD = labels(Map.of("tier", "gold", "app", "a"), Set.of());
  private static final KnownLabels PROD = labels(Map.of("env", "prod"), Set.of());

  /** Zero is gold, one is silver, two is for production, three for all, four is not known. */
  private static final PolicyIndex INDEX = new PolicyIndex(
      Clusters.of(Manifests.policy("zero", "tier: gold", "")
              + Manifests.policy("one", "tier: silver", "")
              + Manifests.policy("two", "", "env: prod")
              + Manifests.policy("three", "", "")
              + Manifests.policy("four", "tier: '${TIER}'", ""))
          .migrationPolicies(),
      new LabelIndex(List.of(GOLD, NOTHING)),
      new LabelIndex(List.of(PROD, NOTHING)));

  private static String candidates(KnownLabels vmi, KnownLabels namespace) {
    var found = new BitSet();
    found.set(40);
    INDEX.candidates(vmi, namespace, found);
    return found.toString();
  }

  @Test
  void policies_are_found_by_a_pair_that_is_there() {
    assertEquals("{3, 4}", candidates(NOTHING, NOTHING));
    assertEquals("{0, 3, 4}", candidates(GOLD, NOTHING));
    assertEquals("{2, 3, 4}", candidates(NOTHING, PROD));
    assertEquals("{0, 2, 3, 4}", candidates(GOLD, PROD));
  }

  @Test
  void and_by_one_that_may_be_there() {
    assertEquals("{0, 1, 3, 4}", candidates(labels(Map.of(), Set.of("tier")), NOTHING));
    assertEquals("{3, 4}", candidates(labels(Map.of(), Set.of("other")), NOTHING));
    assertEquals(
        "{0, 1, 3, 4}", candidates(new KnownLabels(Map.of(), Set.of(), List.of(), false), NOTHING));
    assertEquals(
        "{0, 1, 3, 4}",
        candidates(new KnownLabels(Map.of(), Set.of(), List.of("x/", "ti"), true), NOTHING));
    assertEquals(
        "{3, 4}", candidates(new KnownLabels(Map.of(), Set.of(), List.of("x/"), true), NOTHING));
    assertEquals(
        "{0, 3, 4}",
        candidates(new KnownLabels(Map.of("tier", "gold"), Set.of(), List.of(), false), NOTHING),
        "a label that is known is not another one");
  }

  /** A policy with two pairs is filed under the one that fewer have. */
  @Test
  void a_policy_is_filed_under_its_rarest_pair() {
    var index = new PolicyIndex(
        Clusters.of(Manifests.policy("both", "app: a, tier: gold", "env: prod"))
            .migrationPolicies(),
        new LabelIndex(List.of(GOLD, labels(Map.of("app", "a"), Set.of()))),
        new LabelIndex(List.of(PROD, PROD)));
    var found = new BitSet();
    index.candidates(labels(Map.of("app", "a"), Set.of()), PROD, found);
    assertEquals("{}", found.toString());
    index.candidates(GOLD, NOTHING, found);
    assertEquals("{0}", found.toString());
  }
}

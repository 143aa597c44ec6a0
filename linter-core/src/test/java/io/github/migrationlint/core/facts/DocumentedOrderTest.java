package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example of the user guide, {@code docs/cluster_admin/migration_policies.md}. */
class DocumentedOrderTest {
  private static final List<MigrationPolicy> GUIDE = Clusters.of(
          Manifests.policy("second", "size: small, gpu: nvidia", "priority: high, hpc: '1'")
              + Manifests.policy(
                  "first", "size: small, gpu: nvidia", "priority: high, bandwidth: medium")
              + Manifests.policy("fourth", "size: small", "priority: high, hpc: '1'")
              + Manifests.policy("third", "size: small, gpu: nvidia", "priority: high")
              + Manifests.policy("everything", "", ""))
      .migrationPolicies();

  private static Optional<String> first(int... places) {
    var tied = new ArrayList<MigrationPolicy>();
    for (var place : places) {
      tied.add(GUIDE.get(place));
    }
    return DocumentedOrder.first(tied).map(MigrationPolicy::name);
  }

  @Test
  void the_first_key_of_both_selectors_together_decides() {
    assertEquals(Optional.of("first"), first(0, 1));
    assertEquals(Optional.of("first"), first(1, 0));
    assertEquals(Optional.of("third"), first(2, 3));
  }

  @Test
  void nothing_is_foretold_where_the_first_keys_are_one() {
    assertEquals(Optional.empty(), first(0, 3));
    assertEquals(Optional.of("first"), first(0, 3, 1), "a smaller key decides all the same");
  }

  @Test
  void nothing_is_foretold_without_keys() {
    assertEquals(Optional.empty(), first(4));
    assertEquals(Optional.empty(), first());
  }

  private static boolean documents(int other, int winner) {
    return DocumentedOrder.documentsAsWinner(GUIDE.get(other), GUIDE.get(winner));
  }

  @Test
  void the_guide_contradicts_who_wins_where_both_select_equally_many_labels() {
    assertTrue(documents(1, 0));
    assertFalse(documents(0, 1));
    assertTrue(documents(3, 2), "two and one label are as many as one and two");
    assertFalse(documents(0, 2), "more labels win, whatever their keys");
    assertFalse(documents(4, 4));
  }

  @Test
  void the_guide_says_nothing_of_selectors_that_are_filled_in_later() {
    var unknown = Clusters.of(
            Manifests.policy("a", "a: '${A}'", "") + Manifests.policy("b", "b: '1'", ""))
        .migrationPolicies();
    assertFalse(DocumentedOrder.documentsAsWinner(unknown.get(0), unknown.get(1)));
    assertFalse(DocumentedOrder.documentsAsWinner(unknown.get(1), unknown.get(0)));
  }
}

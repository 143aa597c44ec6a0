package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The index says of many what {@link KnownLabels} say of each. */
class LabelIndexTest {
  private static KnownLabels labels(
      Map<String, String> values, Set<String> unknown, List<String> prefixes, boolean complete) {
    return new KnownLabels(values, unknown, prefixes, complete);
  }

  private static final LabelIndex INDEX = new LabelIndex(List.of(
      labels(Map.of("a", "1"), Set.of("b"), List.of("x/"), true),
      labels(Map.of("a", "2"), Set.of(), List.of(), false),
      labels(Map.of("a", "1", "b", "1"), Set.of(), List.of("x/", "y/"), true),
      labels(Map.of(), Set.of("a"), List.of(), false),
      labels(Map.of("a", "1"), Set.of(), List.of(), true)));

  @Test
  void those_that_have_a_pair_and_those_that_may() {
    assertArrayEquals(new int[] {0, 2, 4}, INDEX.having("a", "1"));
    assertArrayEquals(new int[] {1}, INDEX.having("a", "2"));
    assertArrayEquals(new int[] {}, INDEX.having("a", "3"));
    assertArrayEquals(new int[] {}, INDEX.having("c", "1"));
    assertArrayEquals(new int[] {3}, INDEX.undecided("a", "1"));
    assertArrayEquals(new int[] {0, 1, 3}, INDEX.undecided("b", "1"));
    assertArrayEquals(new int[] {1, 3}, INDEX.undecided("c", "1"));
  }

  @Test
  void a_prefix_that_others_add_makes_its_keys_possible() {
    assertArrayEquals(new int[] {0, 1, 2, 3}, INDEX.undecided("x/k", "1"));
    assertArrayEquals(new int[] {1, 2, 3}, INDEX.undecided("y/k", "1"));
    assertArrayEquals(new int[] {1, 3}, INDEX.undecided("z/k", "1"));
  }

  @Test
  void candidates_come_in_order_and_are_counted() {
    assertArrayEquals(new int[] {0, 2, 3, 4}, INDEX.candidates("a", "1"));
    assertArrayEquals(new int[] {0, 1, 2, 3}, INDEX.candidates("b", "1"));
    assertArrayEquals(new int[] {1, 3}, INDEX.candidates("c", "1"));
    assertEquals(4, INDEX.count("a", "1"));
    assertEquals(4, INDEX.count("b", "1"));
    assertEquals(2, INDEX.count("c", "1"));
    assertEquals(1, INDEX.count("a", "3"));
  }

  @Test
  void whether_any_has_a_pair() {
    assertEquals(Truth.YES, INDEX.isAmong("a", "2"));
    assertEquals(Truth.UNKNOWN, INDEX.isAmong("c", "2"));
    var closed = new LabelIndex(List.of(labels(Map.of("a", "1"), Set.of(), List.of("x/"), true)));
    assertEquals(Truth.NO, closed.isAmong("a", "2"));
    assertEquals(Truth.NO, closed.isAmong("b", "1"));
    assertEquals(Truth.UNKNOWN, closed.isAmong("x/b", "1"));
  }

  @Test
  void the_label_of_outdated_launchers_never_has_a_value() {
    var key = Workload.OUTDATED_LAUNCHER_LABEL;
    assertArrayEquals(new int[] {}, INDEX.undecided(key, "yes"));
    assertArrayEquals(new int[] {1, 3}, INDEX.undecided(key, ""));
  }

  @Test
  void many_positions_are_all_found_in_order() {
    var many = new ArrayList<KnownLabels>();
    for (var i = 0; i < 9; i++) {
      many.add(labels(Map.of("a", i % 2 == 0 ? "even" : "odd"), Set.of("b"), List.of(), i > 4));
    }
    var index = new LabelIndex(many);
    assertArrayEquals(new int[] {0, 2, 4, 6, 8}, index.having("a", "even"));
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, index.undecided("b", "1"));
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, index.undecided("c", "1"));
  }
}

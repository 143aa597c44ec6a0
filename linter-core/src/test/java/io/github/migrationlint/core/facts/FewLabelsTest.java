package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class FewLabelsTest {
  private static Map<String, String> labels(int count) {
    var labels = new LinkedHashMap<String, String>();
    for (var i = count; i > 0; i--) {
      labels.put("k" + i, "v" + i);
    }
    return labels;
  }

  @Test
  void a_copy_is_the_same_map_in_the_same_order() {
    for (var count : List.of(0, 1, 11, 12, 13, 30)) {
      var labels = labels(count);
      var copy = FewLabels.copyOf(labels);
      assertEquals(labels, copy);
      assertEquals(count, copy.size());
      assertEquals(count, copy.entrySet().size());
      assertEquals(new ArrayList<>(labels.keySet()), new ArrayList<>(copy.keySet()));
      assertEquals(count > 0, copy.containsKey("k1"));
      assertFalse(copy.containsKey("v1"));
      assertNull(copy.get("v1"));
      labels.clear();
      assertEquals(count, copy.size(), "the copy is its own");
      assertThrows(UnsupportedOperationException.class, () -> copy.put("a", "b"));
    }
  }

  @Test
  void few_labels_are_packed_and_packed_ones_are_not_copied() {
    var few = FewLabels.copyOf(labels(12));
    assertTrue(few instanceof FewLabels);
    assertFalse(FewLabels.copyOf(labels(13)) instanceof FewLabels);
    assertSame(few, FewLabels.copyOf(few));
  }

  @Test
  void behind_the_last_pair_is_none() {
    var pairs = FewLabels.copyOf(labels(1)).entrySet().iterator();
    assertEquals("v1", pairs.next().getValue());
    assertFalse(pairs.hasNext());
    assertThrows(NoSuchElementException.class, pairs::next);
  }
}

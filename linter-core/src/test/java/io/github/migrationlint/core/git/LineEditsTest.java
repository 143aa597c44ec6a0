package io.github.migrationlint.core.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.budget.Credit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.junit.jupiter.api.Test;

class LineEditsTest {
  private static Credit pairs() {
    return new Budget().share().steps();
  }

  private static String lines(int count, int kinds, long seed) {
    var random = new Random(seed);
    var text = new StringBuilder();
    for (var i = 0; i < count; i++) {
      text.append((char) ('a' + random.nextInt(kinds))).append('\n');
    }
    return text.toString();
  }

  @Test
  void short_texts_differ_as_git_says() {
    var random = new Random(1);
    for (var i = 0; i < 2_000; i++) {
      var before = lines(random.nextInt(20), 3, i) + (i % 3 == 0 ? "end" : "");
      var now = lines(random.nextInt(20), 3, i + 7) + (i % 5 == 0 ? "end" : "");
      var expected = new HistogramDiff().diff(RawTextComparator.DEFAULT, raw(before), raw(now));
      var found = LineEdits.between(before, now, pairs());
      assertEquals(List.copyOf(expected).size(), found.size(), () -> before + "--\n" + now);
      assertApplies(before, now, found);
    }
  }

  private static RawText raw(String text) {
    return new RawText(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What is not in an edit is the same in both. */
  private static void assertApplies(String before, String now, List<Edit> edits) {
    var old = List.of(before.split("(?<=\n)", -1));
    var result = new ArrayList<String>();
    var changed = List.of(now.split("(?<=\n)", -1));
    var at = 0;
    for (var edit : edits) {
      result.addAll(old.subList(at, edit.getBeginA()));
      result.addAll(changed.subList(edit.getBeginB(), edit.getEndB()));
      at = edit.getEndA();
    }
    result.addAll(old.subList(at, old.size()));
    assertEquals(now, String.join("", result));
  }

  /** As a dump is: most lines are those of others, names are not. */
  @Test
  void a_line_of_a_hundred_thousand_is_found() {
    var text = new StringBuilder();
    for (var i = 0; i < 20_000; i++) {
      text.append("kind: VirtualMachine\nname: vm").append(i).append("\nspec:\n  a: b\n");
    }
    var before = text.toString();
    var now = before
        .replace("name: vm5\n", "name: vm5\nnew: line\n")
        .replace("name: vm19000\nspec:\n  a: b\n", "name: vm19000\nspec:\n  a: c\n");
    var edits = LineEdits.between(before, now, pairs());
    assertEquals(2, edits.size(), edits::toString);
    assertEquals(1, edits.get(0).getLengthB());
    assertEquals(1, edits.get(1).getLengthB());
    assertApplies(before, now, edits);
  }

  /** Git's algorithms would take hours. */
  @Test
  void a_million_lines_of_two_kinds_count_as_changed() {
    var before = lines(1_000_000, 2, 1);
    var now = lines(1_000_000, 2, 2);
    var edits = assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> LineEdits.between(before, now, pairs()));
    assertEquals(1, edits.size());
    assertTrue(edits.get(0).getLengthB() > 900_000);
  }

  /** Each of them short enough; together they are not. */
  @Test
  void pieces_of_many_lines_are_paid_for_together() {
    var before = new StringBuilder();
    var now = new StringBuilder();
    for (var i = 0; i < 200; i++) {
      before.append(lines(1_500, 2, i)).append("anchor ").append(i).append('\n');
      now.append(lines(1_500, 2, 1_000 + i)).append("anchor ").append(i).append('\n');
    }
    var pairs = pairs();
    var edits = assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> LineEdits.between(before.toString(), now.toString(), pairs));
    assertTrue(pairs.isSpent());
    assertApplies(before.toString(), now.toString(), edits);
  }
}

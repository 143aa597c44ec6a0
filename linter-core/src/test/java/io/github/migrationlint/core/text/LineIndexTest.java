package io.github.migrationlint.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineIndexTest {
  private static SourceFile source(String text) {
    return new SourceFile(new SourceId("a.yaml"), text);
  }

  @ParameterizedTest
  @CsvSource({"0,1:1", "1,1:2", "2,1:3", "3,2:1", "4,2:2"})
  void offsets_count_from_the_start_of_their_line(int offset, String position) {
    assertEquals(position, source("ab\nc").lines().position(offset).toString());
  }

  @Test
  void all_three_line_ends_end_a_line() {
    var lines = source("a\r\nb\rc\nd").lines();
    assertEquals(4, lines.count());
    assertEquals("a", lines.line(1));
    assertEquals("b", lines.line(2));
    assertEquals("c", lines.line(3));
    assertEquals("d", lines.line(4));
    assertEquals("2:1", lines.position(3).toString());
  }

  @Test
  void an_empty_text_has_one_empty_line() {
    var lines = source("").lines();
    assertEquals(1, lines.count());
    assertEquals("", lines.line(1));
    assertEquals("1:1", lines.position(0).toString());
  }

  @Test
  void columns_count_utf16_units() {
    assertEquals("1:3", source("\uD83D\uDE00x").lines().position(2).toString());
  }

  @Test
  void many_lines_are_found() {
    var lines = source("x\n".repeat(1000)).lines();
    assertEquals(1001, lines.count());
    assertEquals("1000:2", lines.position(1999).toString());
  }

  @Test
  void lines_of_any_length_are_found_at_each_offset() {
    var dice = new Random(7);
    for (var round = 0; round < 300; round++) {
      var text = new StringBuilder();
      var starts = new ArrayList<Integer>(List.of(0));
      for (var line = 0; line < dice.nextInt(60); line++) {
        text.append("x".repeat(dice.nextInt(12) == 0 ? dice.nextInt(1500) : dice.nextInt(20)));
        text.append(List.of("\n", "\r\n", "\r").get(dice.nextInt(3))).append("y");
        starts.add(text.length() - 1);
      }
      var lines = source(text.toString()).lines();
      assertEquals(starts.size(), lines.count());
      var line = 0;
      for (var offset = 0; offset <= text.length(); offset++) {
        line += line + 1 < starts.size() && starts.get(line + 1) == offset ? 1 : 0;
        assertEquals(
            new LineIndex.Position(line + 1, offset - starts.get(line) + 1),
            lines.position(offset));
      }
      for (var number = 1; number <= starts.size(); number++) {
        assertEquals(starts.get(number - 1), lines.start(number));
        var end = number < starts.size() ? starts.get(number) : text.length();
        assertEquals(
            text.substring(starts.get(number - 1), end).replaceAll("[\r\n]+$", ""),
            lines.line(number));
      }
    }
  }

  @Test
  void spans_know_their_text_and_their_order() {
    var file = source("abcdef");
    var outer = file.span(0, 6);
    var inner = file.span(2, 4);
    assertEquals("cd", inner.text());
    assertTrue(outer.contains(inner));
    assertTrue(outer.compareTo(inner) < 0);
    assertEquals(file.span(1, 5), file.span(1, 3).to(file.span(2, 5)));
    assertTrue(file.span(1, 1).touches(file.span(1, 4)));
  }

  @Test
  void a_span_outside_its_text_is_refused() {
    var file = source("abc");
    assertThrows(IllegalArgumentException.class, () -> file.span(2, 4));
    assertThrows(IllegalArgumentException.class, () -> file.span(2, 1));
  }

  @Test
  void the_folder_of_a_top_level_file_is_empty() {
    assertEquals("", new SourceId("a.yaml").folder());
    assertEquals("a/b", new SourceId("a/b/c.yaml").folder());
  }
}

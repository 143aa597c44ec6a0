package io.github.migrationlint.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import org.junit.jupiter.api.Test;

/** Whatever a pair and a value hold of their places, they give back what they were made of. */
class LabelPairTest {
  private static final SourceFile SOURCE = new SourceFile(
      new SourceId("a.yaml"), "tier: gold\ntier: 'gold'\n\"tier\": gold\ntier: \"g\\u006fld\"\n");

  private static Span place(int line, int start, int end) {
    var offset = SOURCE.lines().start(line);
    return SOURCE.span(offset + start, offset + end);
  }

  private static void assertKept(Span key, Field<String> value) {
    var pair = new LabelPair("tier", key, value);
    assertEquals("tier", pair.key());
    assertEquals(key, pair.keySpan());
    assertEquals(value, pair.value());
    assertEquals(value.span(), pair.value().span());
    assertEquals(new LabelPair("tier", key, value), pair);
  }

  @Test
  void a_plain_value_keeps_its_place() {
    assertKept(place(1, 0, 4), new Field.Present<>("gold", place(1, 0, 4), place(1, 6, 10)));
  }

  @Test
  void a_value_in_quotes_keeps_them() {
    assertKept(place(2, 0, 4), new Field.Present<>("gold", place(2, 0, 4), place(2, 6, 12)));
  }

  @Test
  void a_key_in_quotes_keeps_them() {
    assertKept(place(3, 0, 6), new Field.Present<>("gold", place(3, 0, 6), place(3, 8, 12)));
  }

  @Test
  void an_escaped_value_keeps_its_place() {
    assertKept(place(4, 0, 4), new Field.Present<>("gold", place(4, 0, 4), place(4, 6, 17)));
  }

  @Test
  void a_value_of_a_patch_keeps_its_source() {
    var patch = new SourceFile(new SourceId("b.yaml"), "value: gold");
    assertKept(place(1, 0, 4), new Field.Present<>("gold", place(1, 0, 4), patch.span(7, 11)));
    assertKept(place(1, 0, 4), new Field.Present<>("gold", patch.span(0, 5), patch.span(7, 11)));
  }

  @Test
  void what_is_no_string_is_kept() {
    assertKept(place(1, 0, 4), new Field.Absent<>(place(1, 0, 4)));
    assertKept(place(1, 0, 4), new Field.Unresolved<>(place(1, 0, 4), place(1, 6, 10), "${TIER}"));
  }

  @Test
  void a_very_long_value_keeps_its_place() {
    var text = "x".repeat(100_000);
    var source = new SourceFile(new SourceId("c.yaml"), "tier: " + text);
    var key = source.span(0, 4);
    var value = new Field.Present<>(text, key, source.span(6, 6 + text.length()));
    assertEquals(text, value.get());
    assertEquals(key, value.key());
    assertEquals(source.span(6, 6 + text.length()), value.span());
    assertKept(key, value);
  }
}

package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.resource.Key;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeLineTest {
  @ParameterizedTest
  @ValueSource(strings = {"a: 1\n  key: value\nb: 2\n", "a: 1\r\n key: value \r\nb: 2\r\n"})
  void a_line_goes_with_its_end(String text) {
    assertEquals(text.replaceFirst(" +key: value ?\r?\n", ""), without(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"key: value", "a: 1\nkey: value"})
  void the_last_line_may_have_no_end(String text) {
    assertEquals(text.replace("key: value", ""), without(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a: 1, key: value}",
        "{key: value, a: 1}",
        "- key: value\n",
        "key: value # why\n",
        "key:\n  value\n",
      })
  void a_line_with_something_else_on_it_stays(String text) {
    assertEquals(text, without(text));
  }

  private static String without(String text) {
    var source = new SourceFile(new SourceId("example.yaml"), text);
    var key = text.indexOf("key");
    var value = text.indexOf("value");
    var entry = new Key("key", source.span(key, key + 3), source.span(value, value + 5));
    return WholeLine.deletion(entry)
        .map(edit ->
            text.substring(0, edit.span().start()) + text.substring(edit.span().end()))
        .orElse(text);
  }
}

package io.github.migrationlint.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        " \t\r\n{} ",
        "null",
        "[true, false, null, \"\", \"\\u00fc\\n\\/\", -0.5e+3, 0, 1E9]",
        "{\"a\": {\"b\": [{}]}, \"a\": 1}",
      })
  void json_has_no_mistake(String text) {
    assertEquals(OptionalInt.empty(), JsonSyntax.mistake(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``          | 0",
        "[1,]        | 3",
        "[1 2]       | 3",
        "{a: 1}      | 1",
        "{'a': 1}    | 1",
        "{\"a\" 1}   | 5",
        "[010]       | 2",
        "[1.]        | 3",
        "[.5]        | 1",
        "[+1]        | 1",
        "[tru]       | 1",
        "[\"\\x\"]   | 3",
        "[\"a        | 3",
        "[] []       | 3",
        "[] # why    | 3",
      })
  void a_mistake_is_where_json_ends(String text, int place) {
    assertEquals(OptionalInt.of(place), JsonSyntax.mistake(text));
  }

  @Test
  void a_text_of_brackets_is_not_looked_into_too_deeply() {
    assertEquals(OptionalInt.empty(), JsonSyntax.mistake("[".repeat(100_000)));
  }
}

package io.github.migrationlint.core.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

class JsonReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " { \"a\" : [ 1 , -2 , true , false , null ] , \"b\" : { } }\n",
        "\"plain\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00 and more\"",
        "\"é 😀\"",
        "123456789012345678",
        "[[[[]]]]",
      })
  void reads_what_jackson_reads(String json) {
    // As text: Jackson reads small numbers as int, we read all as long.
    assertEquals(
        new ObjectMapper().readTree(json).toString(), JsonReader.read(json).toString());
  }

  @Test
  void reads_numbers_exactly() {
    assertEquals(5, JsonReader.read("5").longValue());
    assertEquals(new BigDecimal("0.5"), JsonReader.read("0.5").decimalValue());
    assertEquals(
        new BigDecimal("18446744073709551615"),
        JsonReader.read("18446744073709551615").decimalValue());
    assertTrue(JsonReader.read("1e3").isBigDecimal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "[1,]",
        "[1 2]",
        "\"a",
        "\"\\",
        "\"\\x\"",
        "\"\\u12",
        "tru",
        "x",
        "1 2",
        "{a:1}",
        "{\"a\":1",
        "[1"
      })
  void refuses_what_is_no_json(String json) {
    assertThrows(IllegalArgumentException.class, () -> JsonReader.read(json));
  }

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
    assertEquals(OptionalInt.empty(), JsonReader.mistake(text));
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
        "[\"\\u00g0\"] | 6",
        "[\"a        | 3",
        "[] []       | 3",
        "[] # why    | 3",
      })
  void a_mistake_is_where_json_ends(String text, int place) {
    assertEquals(OptionalInt.of(place), JsonReader.mistake(text));
  }

  @Test
  void a_text_of_brackets_is_not_looked_into_too_deeply() {
    assertEquals(OptionalInt.empty(), JsonReader.mistake("[".repeat(100_000)));
  }
}

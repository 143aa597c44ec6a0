package io.github.migrationlint.core.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.migrationlint.core.text.TerminalText;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonOutputTest {
  private static String written(String value) {
    var out = new StringWriter();
    JsonOutput.writeLine(out, json -> json.member("x", value));
    var text = out.toString();
    return text.substring("{\"x\":\"".length(), text.length() - "\"}\n".length());
  }

  private static String read(String inQuotes) {
    return JsonMapper.shared().readTree("\"" + inQuotes + "\"").stringValue();
  }

  @Test
  void what_is_nested_is_indented_and_what_is_empty_is_not() {
    var out = new StringWriter();
    JsonOutput.write(out, json -> {
      json.member("number", -5);
      json.beginObject("object");
      json.member("yes", true);
      json.member("none", Optional.empty());
      json.endObject();
      json.beginArray("objects");
      json.beginObject();
      json.endObject();
      json.beginObject();
      json.setting("a", 7L);
      json.endObject();
      json.endArray();
      json.member("texts", List.of("a", "b"));
      json.settings("settings", List.of(1L, false, "c"));
      json.member("no texts", List.of());
      json.beginArray("elements");
      json.element(Optional.of("d"));
      json.element(Optional.empty());
      json.endArray();
    });
    assertEquals("""
        {
          "number": -5,
          "object": {
            "yes": true,
            "none": null
          },
          "objects": [
            {},
            {
              "a": 7
            }
          ],
          "texts": [
            "a",
            "b"
          ],
          "settings": [
            1,
            false,
            "c"
          ],
          "no texts": [],
          "elements": [
            "d",
            null
          ]
        }
        """, out.toString());
  }

  @Test
  void a_line_has_no_blank_and_an_array_may_be_the_document() {
    var line = new StringWriter();
    JsonOutput.writeLine(line, json -> {
      json.member("a", 1);
      json.member("b", List.of("c", "d"));
    });
    assertEquals("{\"a\":1,\"b\":[\"c\",\"d\"]}\n", line.toString());
    var array = new StringWriter();
    JsonOutput.writeArray(array, json -> {});
    assertEquals("[]\n", array.toString());
  }

  @Test
  void escapes_are_those_of_json_and_of_what_hides() {
    assertEquals("\\\"\\\\/\\b\\t\\n\\f\\r", written("\"\\/\b\t\n\f\r"));
    assertEquals(
        "\\u0000\\u001B\\u007F\\u0085\\u202E\\uFEFF", written("\0\033\177\u0085\u202e\ufeff"));
    assertEquals("äßé…😀", written("äßé…😀"));
    assertEquals("a\ufffdb\ufffd", written("a\ud83db\ude00"), "half of a pair is no text");
    assertEquals("\ufffd😀", written("\ud83d😀"));
  }

  /** Jackson reads what we write, and a terminal obeys nothing of it. */
  @Test
  void each_character_is_read_back() {
    for (var c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 7) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        var text = "a" + Character.toString(c) + "b";
        var written = written(text);
        assertEquals(text, read(written), () -> "of " + text.codePointAt(1));
        if (c <= Character.MAX_VALUE) {
          assertFalse(written.codePoints().anyMatch(TerminalText::isHidden), written);
        }
      }
    }
  }

  /** More than is gathered at once. */
  @Test
  void a_long_document_is_whole() {
    var out = new StringWriter();
    JsonOutput.writeArray(out, json -> {
      for (var i = 0; i < 5000; i++) {
        json.beginObject();
        json.member("number", i);
        json.endObject();
      }
    });
    var read = JsonMapper.shared().readTree(out.toString());
    assertEquals(5000, read.size());
    assertEquals(4999, read.get(4999).get("number").intValue());
  }

  @Test
  void a_setting_has_a_value_of_few_types() {
    assertThrows(
        IllegalArgumentException.class,
        () -> JsonOutput.write(new StringWriter(), json -> json.setting("x", 1.5)));
  }
}

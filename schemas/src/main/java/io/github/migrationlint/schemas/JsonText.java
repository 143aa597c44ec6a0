package io.github.migrationlint.schemas;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON as short as it gets, members in order of their names: the same value is always the same
 * text, so equal schemas are equal files.
 */
final class JsonText {
  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static String of(@Nullable Object value) {
    var text = new JsonText();
    text.write(value);
    return text.out.toString();
  }

  private void write(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      writeMembers(map);
    } else if (value instanceof List<?> list) {
      writeItems(list);
    } else if (value instanceof String string) {
      writeString(string);
    } else if (value instanceof Double number) {
      out.append(decimal(number));
    } else {
      // Whole numbers, booleans and null are written as Java writes them.
      out.append(value);
    }
  }

  private void writeMembers(Map<?, ?> map) {
    var sorted = new TreeMap<String, Object>();
    for (var entry : map.entrySet()) {
      sorted.put(String.valueOf(entry.getKey()), entry.getValue());
    }
    var separator = '{';
    for (var entry : sorted.entrySet()) {
      out.append(separator);
      writeString(entry.getKey());
      out.append(':');
      write(entry.getValue());
      separator = ',';
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private void writeItems(List<?> list) {
    var separator = '[';
    for (var item : list) {
      out.append(separator);
      write(item);
      separator = ',';
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }

  private void writeString(String string) {
    out.append('"');
    for (var i = 0; i < string.length(); i++) {
      var c = string.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u00").append(hex(c >> 4)).append(hex(c & 15));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static char hex(int digit) {
    return Character.forDigit(digit, 16);
  }

  /** {@code 5} rather than {@code 5.0}, and never an exponent. */
  private static String decimal(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }
}

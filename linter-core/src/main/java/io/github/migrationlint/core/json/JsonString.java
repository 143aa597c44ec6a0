package io.github.migrationlint.core.json;

import io.github.migrationlint.core.text.TerminalText;

/** The characters of a string as JSON writes them (RFC 8259 §7). */
final class JsonString {
  private static final String HEX = "0123456789ABCDEF";
  private static final int DELETE = 0x7F;

  /** Written for half a surrogate pair, which is no Unicode text; escapes of YAML can make one. */
  private static final char REPLACEMENT = 0xFFFD;

  private JsonString() {}

  /** Appends a text without quotes around it. */
  static void append(String value, StringBuilder out) {
    var start = 0;
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      if (!isPlain(c)) {
        out.append(value, start, i);
        start = i + 1;
        if (isPair(value, i)) {
          out.append(c).append(value.charAt(i + 1));
          i++;
          start = i + 1;
        } else {
          appendOther(c, out);
        }
      }
    }
    out.append(value, start, value.length());
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < DELETE && c != '"' && c != '\\';
  }

  private static boolean isPair(String value, int at) {
    return Character.isHighSurrogate(value.charAt(at))
        && at + 1 < value.length()
        && Character.isLowSurrogate(value.charAt(at + 1));
  }

  private static void appendOther(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (Character.isSurrogate(c)) {
          out.append(REPLACEMENT);
        } else if (c <= DELETE || TerminalText.isHidden(c)) {
          escape(c, out);
        } else {
          out.append(c);
        }
      }
    }
  }

  /** Beyond what JSON demands, what {@link TerminalText} does not show either. */
  private static void escape(char c, StringBuilder out) {
    out.append("\\u");
    for (var shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(c >> shift & 0xF));
    }
  }
}

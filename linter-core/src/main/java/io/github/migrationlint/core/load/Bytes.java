package io.github.migrationlint.core.load;

import java.nio.charset.StandardCharsets;

/** Looks at lines in bytes. */
final class Bytes {
  private Bytes() {}

  /** How many spaces the line begins with. */
  static int indent(byte[] bytes, int from, int to) {
    var at = from;
    while (at < to && bytes[at] == ' ') {
      at++;
    }
    return at - from;
  }

  /** The line without blanks around it. */
  static String trimmed(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
  }

  static boolean startsWith(byte[] bytes, int from, int to, String text) {
    if (to - from < text.length()) {
      return false;
    }
    for (var i = 0; i < text.length(); i++) {
      if ((bytes[from + i] & 0xFF) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

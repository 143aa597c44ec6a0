package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.Span;

/** A piece of the source as a message quotes it: in backticks, one line, never long. */
final class Excerpt {
  private static final int MAX_LENGTH = 40;

  private Excerpt() {}

  static String of(Span span) {
    return of(span.text());
  }

  static String of(String text) {
    var end = 0;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    if (end <= MAX_LENGTH) {
      return "`" + text.substring(0, end) + (end < text.length() ? "…" : "") + "`";
    }
    var cut = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return "`" + text.substring(0, cut) + "…`";
  }
}

package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A text inside a scalar of a manifest, such as JSON in an annotation, and where each of its
 * characters is in the file. Where the scalar's style moves characters about in other ways than
 * by quotes and indentation, places are those of the whole scalar.
 */
final class EmbeddedText {
  private final String text;
  private final Span scalar;
  /** Where each line of the text starts in the file; empty where that is unknown. */
  private final List<Integer> lineStarts;

  private EmbeddedText(String text, Span scalar, List<Integer> lineStarts) {
    this.text = text;
    this.scalar = scalar;
    this.lineStarts = lineStarts;
  }

  static EmbeddedText of(String text, Span scalar) {
    var raw = scalar.text();
    if (raw.startsWith("|")) {
      return new EmbeddedText(text, scalar, literalLines(text, scalar));
    }
    var quoted = raw.length() == text.length() + 2 ? 1 : 0;
    return raw.startsWith(text, quoted) && raw.length() == text.length() + 2 * quoted
        ? new EmbeddedText(text, scalar, onlyLine(text, scalar.start() + quoted))
        : new EmbeddedText(text, scalar, List.of());
  }

  private static List<Integer> onlyLine(String text, int start) {
    return text.indexOf('\n') < 0 ? List.of(start) : List.of();
  }

  /** In a literal block each line follows the same indentation; blank lines may have less. */
  private static List<Integer> literalLines(String text, Span scalar) {
    var file = scalar.source().text();
    var starts = new ArrayList<Integer>();
    var at = 0;
    var line = file.indexOf('\n', scalar.start()) + 1;
    while (at < text.length()) {
      var end = lineEnd(text, at);
      var fileEnd = lineEnd(file, line);
      var start = contentEnd(file, line, fileEnd) - (end - at);
      if (line == 0 || start < line || !file.startsWith(text.substring(at, end), start)) {
        return List.of();
      }
      starts.add(start);
      at = end + 1;
      line = fileEnd + 1;
    }
    return starts;
  }

  private static int lineEnd(String text, int from) {
    var end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** Without the carriage return that YAML drops. */
  private static int contentEnd(String file, int start, int end) {
    return end > start && end < file.length() && file.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /** The place in the file of a part of the text. */
  Span place(int start, int end) {
    if (lineStarts.isEmpty() || end > text.length()) {
      return scalar;
    }
    return scalar.source().span(inFile(start), inFile(end));
  }

  private int inFile(int offset) {
    var line = 0;
    var start = 0;
    while (line + 1 < lineStarts.size() && lineEnd(text, start) < offset) {
      start = lineEnd(text, start) + 1;
      line++;
    }
    return lineStarts.get(line) + offset - start;
  }
}

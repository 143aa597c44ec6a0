package io.github.migrationlint.core.report;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.TerminalText;

/**
 * What is shown of one source line: all of it if it fits, else the part around a place. It never
 * copies the line, for a JSON file of megabytes may be one.
 */
final class Window {
  /** Wide enough for any line written by hand. */
  private static final int COLUMNS = 160;

  /** How much of a cut line is shown before the place. */
  private static final int COLUMNS_BEFORE = COLUMNS / 4;

  private static final String TAB = "    ";
  private static final String ELLIPSIS = "…";

  private final String source;
  private final int lineStart;
  private final int lineEnd;
  private final int from;
  private final int to;

  private Window(String source, int lineStart, int lineEnd, int from, int to) {
    this.source = source;
    this.lineStart = lineStart;
    this.lineEnd = lineEnd;
    this.from = from;
    this.to = to;
  }

  /** The window on a line (from 1) that shows an offset in that line. */
  static Window around(int offset, int line, SourceFile file) {
    var source = file.text();
    var start = file.lines().start(line);
    var end = lineEnd(line, file);
    if (forward(source, start, end, COLUMNS) == end) {
      return new Window(source, start, end, start, end);
    }
    var from = backward(source, Math.min(offset, end), start, COLUMNS_BEFORE);
    var to = forward(source, from, end, COLUMNS);
    if (to == end) {
      from = backward(source, end, start, COLUMNS);
    }
    return new Window(source, start, end, from, to);
  }

  private static int lineEnd(int line, SourceFile file) {
    var lines = file.lines();
    var text = file.text();
    var start = lines.start(line);
    var end = line < lines.count() ? lines.start(line + 1) : text.length();
    while (end > start && isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Whether nothing of the line is cut away. */
  boolean isWholeLine() {
    return from == lineStart && to == lineEnd;
  }

  /** The offset behind the last character of the line, before its line end. */
  int lineEnd() {
    return lineEnd;
  }

  String text() {
    var out = new StringBuilder();
    if (from > lineStart) {
      out.append(ELLIPSIS);
    }
    for (var i = from; i < to; i = TerminalText.next(source, i)) {
      out.append(shown(source, i));
    }
    if (to < lineEnd) {
      out.append(ELLIPSIS);
    }
    return out.toString();
  }

  /** The column, from 0, in which an offset is shown, or the nearest one that is. */
  int column(int offset) {
    var column = from > lineStart ? 1 : 0;
    var end = Math.min(offset, to);
    for (var i = from; i < end; i = TerminalText.next(source, i)) {
      column += TerminalText.columns(shown(source, i));
    }
    return column;
  }

  /** How far one gets within so many columns, but not past the limit. */
  private static int forward(String source, int start, int limit, int columns) {
    var left = columns;
    var at = start;
    while (at < limit) {
      left -= cost(source, at);
      if (left < 0) {
        return at;
      }
      at = TerminalText.next(source, at);
    }
    return at;
  }

  private static int backward(String source, int start, int limit, int columns) {
    var left = columns;
    var at = start;
    while (at > limit) {
      var before = at - Character.charCount(source.codePointBefore(at));
      left -= cost(source, before);
      if (left < 0) {
        return at;
      }
      at = before;
    }
    return at;
  }

  /** At least one, so that a pile of combining marks comes to an end. */
  private static int cost(String source, int offset) {
    return Math.max(1, TerminalText.columns(shown(source, offset)));
  }

  private static String shown(String source, int offset) {
    return source.charAt(offset) == '\t' ? TAB : TerminalText.shown(source, offset);
  }
}

package io.github.migrationlint.core.edit;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import java.util.Optional;

/** What belongs to an entry or item in block style: whole lines, with the comments above and behind. */
final class BlockLines {
  private final SourceFile source;
  private final String text;

  BlockLines(SourceFile source) {
    this.source = source;
    this.text = source.text();
  }

  /** As the text ends its lines. */
  String lineEnd() {
    var feed = text.indexOf('\n');
    return feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
  }

  /** What is before an offset on its line. */
  String before(int offset) {
    return text.substring(startOfLine(offset), offset);
  }

  int startOfLine(int offset) {
    return source.lines().start(source.lines().position(offset).line());
  }

  /** Behind the line end of an offset's line; the end of the text in the last line. */
  int endOfLine(int offset) {
    var line = source.lines().position(offset).line();
    return line < source.lines().count() ? source.lines().start(line + 1) : text.length();
  }

  /**
   * The lines of an entry or item, comments included; empty if something else is on one of them.
   *
   * @param first where the line of it must begin, except for blanks: its key or its dash
   * @param extent from there to the end of the value
   */
  Optional<Span> linesOf(int first, Span extent) {
    if (!before(first).isBlank()) {
      return Optional.empty();
    }
    var end = endOf(extent);
    if (end < 0) {
      return Optional.empty();
    }
    return Optional.of(source.span(startWithComments(first), end));
  }

  /** Behind the last line of a value; negative if something but a comment is behind the value. */
  int endOf(Span extent) {
    var last = extent.end();
    if (last > extent.start() && text.charAt(last - 1) == '\n') {
      return last;
    }
    var end = endOfLine(last);
    var rest = text.substring(last, end);
    return rest.isBlank() || (rest.charAt(0) <= ' ' && rest.strip().startsWith("#")) ? end : -1;
  }

  /** The comments directly above a line that are indented as it is belong to it. */
  private int startWithComments(int first) {
    var start = startOfLine(first);
    var indentation = before(first);
    while (start > 0) {
      var above = startOfLine(start - 1);
      var line = text.substring(above, start);
      if (!line.startsWith(indentation + "#")) {
        break;
      }
      start = above;
    }
    return start;
  }

  /**
   * What is deleted with whole lines: at the end of a text whose last line has no end, the line end before
   * them, so that the new last line has none either.
   */
  Span deleted(Span whole) {
    var isOpen =
        whole.end() == text.length() && whole.length() > 0 && text.charAt(whole.end() - 1) != '\n';
    return isOpen && whole.start() > 0
        ? source.span(whole.start() - lineEnd().length(), whole.end())
        : whole;
  }

  /** Whether a text has a comment in it, or might have. */
  static boolean mayHaveComment(String text) {
    return text.indexOf('#') >= 0;
  }

  /**
   * Lines with another indentation. Lines that are indented less than the first, as in a flow style over
   * several lines, get what the first gets, as far as they have it; a comment goes no further to the
   * left than the first line.
   */
  static String reindented(String lines, int from, int to) {
    var out = new StringBuilder();
    var start = 0;
    while (start < lines.length()) {
      var feed = lines.indexOf('\n', start);
      var end = feed < 0 ? lines.length() : feed + 1;
      var line = lines.substring(start, end);
      if (line.isBlank()) {
        out.append(line);
      } else if (to >= from) {
        out.append(" ".repeat(to - from)).append(line);
      } else {
        out.append(line, drop(line, from, to), line.length());
      }
      start = end;
    }
    return out.toString();
  }

  private static int drop(String line, int from, int to) {
    var indentation = 0;
    while (line.charAt(indentation) == ' ') {
      indentation++;
    }
    var drop = Math.min(from - to, indentation);
    return line.charAt(indentation) == '#' ? Math.min(drop, Math.max(0, indentation - to)) : drop;
  }
}

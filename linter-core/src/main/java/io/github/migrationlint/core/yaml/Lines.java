package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.DocumentSplitter.Part;

/** The lines of a document that could not be parsed; nothing of its neighbors is seen. */
final class Lines {
  private final SourceFile source;
  private final String text;
  private final int first;
  private final int last;

  Lines(SourceFile source, Part part) {
    this.source = source;
    this.text = source.text();
    this.first = part.start();
    this.last = part.end();
  }

  /** The text of the file. */
  String text() {
    return text;
  }

  /** Where the document starts. */
  int first() {
    return first;
  }

  /** Where the document ends. */
  int last() {
    return last;
  }

  Span span(int start, int end) {
    return source.span(start, end);
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  static boolean isBlank(char c) {
    return isSpace(c) || isBreak(c);
  }

  /** Where the line of that offset starts. */
  int start(int offset) {
    var i = offset;
    while (i > first && !isBreak(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** Where the line of that offset ends, without its line end. */
  int end(int offset) {
    var i = offset;
    while (i < last && !isBreak(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Where the line of that offset ends, without blanks at its end. */
  int trimmedEnd(int offset) {
    return trimmed(offset, end(offset));
  }

  /** The end of the part without blanks at its end. */
  int trimmed(int from, int to) {
    var i = to;
    while (i > from && isSpace(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** The first character from there on that is no blank, or the end of the line. */
  int content(int from) {
    var i = from;
    while (i < last && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Where the key or value of a line starts, behind the dashes of list items. */
  int afterDashes(int lineStart) {
    var i = content(lineStart);
    while (i < last && text.charAt(i) == '-' && (i + 1 == last || isBlank(text.charAt(i + 1)))) {
      i = content(i + 1);
    }
    return i;
  }

  int indentation(int lineStart) {
    return content(lineStart) - lineStart;
  }

  /** The colon that ends the key that starts there, outside quotes; the end of the line if none. */
  int separator(int from) {
    var end = end(from);
    var quote = ' ';
    for (var i = from; i < end; i++) {
      var c = text.charAt(i);
      if (quote != ' ') {
        quote = c == quote ? ' ' : quote;
      } else if ((c == '"' || c == '\'') && (i == from || isSpace(text.charAt(i - 1)))) {
        quote = c;
      } else if (c == ':' && (i + 1 == end || isSpace(text.charAt(i + 1)))) {
        return i;
      }
    }
    return end;
  }

  /**
   * The start of the nearest line above that holds more than blanks and a comment; -1 if there is
   * none in the document, or none below its {@code ---}.
   */
  int above(int lineStart) {
    var line = lineStart;
    while (line > first) {
      var windows =
          line > first + 1 && text.charAt(line - 1) == '\n' && text.charAt(line - 2) == '\r';
      line = start(windows ? line - 2 : line - 1);
      var content = content(line);
      var empty = content == last || isBreak(text.charAt(content));
      if (!empty && text.charAt(content) != '#') {
        return !text.startsWith("---", line) ? line : -1;
      }
    }
    return -1;
  }

  /** Whether the two offsets, in this order, are on one line with only blanks between them. */
  boolean areNeighbours(int end, int next) {
    return end <= next && content(end) >= next;
  }

  boolean areOnOneLine(int from, int to) {
    return end(from) >= to;
  }

  /** Whether only blanks follow in the document. */
  boolean isAtEnd(int place) {
    for (var i = place; i < last; i++) {
      if (!isBlank(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** What is at the place up to the next blank, the end of a key, or a bracket. */
  Span word(int place) {
    var start = Math.min(place, last);
    var end = start;
    while (end < last && !endsWord(end)) {
      end++;
    }
    return end > start ? source.span(start, end) : character(start);
  }

  private boolean endsWord(int index) {
    var c = text.charAt(index);
    if (c == ':') {
      return index + 1 == last || isBlank(text.charAt(index + 1));
    }
    return isBlank(c) || ",[]{}".indexOf(c) >= 0;
  }

  /** The character at the place; a point at the end of a line. */
  Span character(int place) {
    var start = Math.min(place, last);
    if (start == last || isBreak(text.charAt(start))) {
      return source.span(start, start);
    }
    return source.span(start, start + Character.charCount(text.codePointAt(start)));
  }
}

package io.github.migrationlint.core.yaml;

/** The lines around a place in a text that could not be parsed. */
final class Lines {
  private final String text;

  Lines(String text) {
    this.text = text;
  }

  /** Where the line of that offset starts. */
  int start(int offset) {
    var i = offset;
    while (i > 0 && !isBreak(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** Where the line of that offset ends, without its line end. */
  int end(int offset) {
    var i = offset;
    while (i < text.length() && !isBreak(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Where the line of that offset ends, without blanks at its end. */
  int trimmedEnd(int offset) {
    var i = end(offset);
    while (i > offset && isSpace(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** The first character of the line that is no blank, or its end. */
  int content(int lineStart) {
    var i = lineStart;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Where the key or value of a line starts, behind the dashes of list items. */
  int afterDashes(int lineStart) {
    var i = content(lineStart);
    while (i + 1 < text.length() && text.charAt(i) == '-' && isSpace(text.charAt(i + 1))) {
      i = content(i + 1);
    }
    return i;
  }

  int indentation(int lineStart) {
    return content(lineStart) - lineStart;
  }

  /**
   * The start of the nearest line above that holds more than blanks and a comment; -1 if there is
   * none from {@code first} on.
   */
  int above(int lineStart, int first) {
    var line = lineStart;
    while (line > first) {
      line = start(
          text.charAt(line - 1) == '\n' && line > 1 && text.charAt(line - 2) == '\r'
              ? line - 2
              : line - 1);
      var content = content(line);
      if (content < text.length()
          && !isBreak(text.charAt(content))
          && text.charAt(content) != '#') {
        return line >= first ? line : -1;
      }
    }
    return -1;
  }

  /** Whether the two offsets, in this order, are on one line with only blanks between them. */
  boolean areNeighbours(int end, int next) {
    for (var i = end; i < next; i++) {
      if (!isSpace(text.charAt(i))) {
        return false;
      }
    }
    return end <= next;
  }

  boolean areOnOneLine(int from, int to) {
    return end(from) >= to;
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}

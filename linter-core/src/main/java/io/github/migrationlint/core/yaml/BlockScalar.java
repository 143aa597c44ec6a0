package io.github.migrationlint.core.yaml;

/** Where a literal or folded text ends: the scanner's end lies behind the blank lines after it. */
final class BlockScalar {
  private final String text;
  private final int start;
  private final int header;
  private boolean keeps;
  private boolean indicated;

  private BlockScalar(String text, int start, int end) {
    this.text = text;
    this.start = start;
    var i = start + 1;
    while (i < end && !Lines.isBlank(text.charAt(i))) {
      keeps |= text.charAt(i) == '+';
      indicated |= Character.isDigit(text.charAt(i));
      i++;
    }
    header = i;
  }

  /**
   * The end of the last line of text, without its line end.
   *
   * @param start where the {@code |} or {@code >} is
   * @param end where the next token may begin
   */
  static int end(String text, int start, int end) {
    return new BlockScalar(text, start, end).end(end);
  }

  private int end(int scanned) {
    if (keeps) {
      return scanned;
    }
    var indent = indicated ? 0 : indent(scanned);
    var end = scanned;
    while (end > header) {
      var line = end;
      while (line > header && text.charAt(line - 1) == ' ') {
        line--;
      }
      var onlySpaces = line == header || Lines.isBreak(text.charAt(line - 1));
      if (!onlySpaces || (end - line > indent && line > header)) {
        break;
      }
      // Spaces beyond the indentation are text; at the end of the header they are nothing.
      end = line;
      if (end > header) {
        end--;
      }
      if (end > header && text.charAt(end) == '\n' && text.charAt(end - 1) == '\r') {
        end--;
      }
    }
    return Math.max(end, start + 1);
  }

  /** How far the first line of text is indented. */
  private int indent(int end) {
    var line = header;
    while (line < end && !Lines.isBreak(text.charAt(line))) {
      line++;
    }
    var first = line;
    while (first < end && Lines.isBlank(text.charAt(first))) {
      if (Lines.isBreak(text.charAt(first))) {
        line = first;
      }
      first++;
    }
    return first == end ? Integer.MAX_VALUE : first - line - 1;
  }
}

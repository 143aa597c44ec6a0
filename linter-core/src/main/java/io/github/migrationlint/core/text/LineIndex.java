package io.github.migrationlint.core.text;

import java.util.Arrays;

/**
 * Turns UTF-16 offsets into lines and columns, both from 1, and back into the text of a line. A line
 * ends at LF, CR LF or a lone CR, as YAML 1.2 §5.4 has it.
 */
public final class LineIndex {
  /** Represents an index not built yet. */
  static final LineIndex PENDING = new LineIndex("", new int[] {0});

  private final String text;
  private final int[] starts;

  private LineIndex(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  static LineIndex of(String text) {
    var starts = new int[16];
    var count = 1;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return new LineIndex(text, Arrays.copyOf(starts, count));
  }

  /** A line and a column, both from 1; columns count UTF-16 units. */
  public record Position(int line, int column) {
    @Override
    public String toString() {
      return line + ":" + column;
    }
  }

  /** The position of an offset from 0 to the length of the text. */
  public Position position(int offset) {
    var found = Arrays.binarySearch(starts, offset);
    var line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, offset - starts[line] + 1);
  }

  /** How many lines there are; an empty text has one. */
  public int count() {
    return starts.length;
  }

  /** The offset at which a line (from 1) starts. */
  public int start(int line) {
    return starts[line - 1];
  }

  /** The text of a line (from 1) without its line end. */
  public String line(int line) {
    var start = starts[line - 1];
    var end = line < starts.length ? starts[line] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }
}

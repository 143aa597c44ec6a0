package io.github.migrationlint.core.text;

import java.util.Arrays;

/**
 * Turns UTF-16 offsets into lines and columns, both from 1, and back into the text of a line. A line
 * ends at LF, CR LF or a lone CR, as YAML 1.2 §5.4 has it.
 */
public final class LineIndex {
  /** Represents an index not built yet. */
  static final LineIndex PENDING = new LineIndex("", new int[] {0}, OmittedLines.NONE);

  private final String text;
  private final int[] starts;
  private final OmittedLines omitted;

  private LineIndex(String text, int[] starts, OmittedLines omitted) {
    this.text = text;
    this.starts = starts;
    this.omitted = omitted;
  }

  static LineIndex of(String text) {
    return of(text, OmittedLines.NONE);
  }

  /** The index of a text in which lines are missing: they are counted, and empty. */
  static LineIndex of(String text, OmittedLines omitted) {
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
    return new LineIndex(text, Arrays.copyOf(starts, count), omitted);
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
    var index = found >= 0 ? found : -found - 2;
    return new Position(number(index), offset - starts[index] + 1);
  }

  /** How many lines there are; an empty text has one. */
  public int count() {
    return number(starts.length - 1);
  }

  /** The offset at which a line (from 1) starts. */
  public int start(int line) {
    var index = index(line);
    return number(index) == line ? starts[index] : end(index);
  }

  /** The text of a line (from 1) without its line end. */
  public String line(int line) {
    var index = index(line);
    if (number(index) != line) {
      return "";
    }
    var start = starts[index];
    var end = end(index);
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  private int end(int index) {
    return index + 1 < starts.length ? starts[index + 1] : text.length();
  }

  /** The line (from 1) that is one of the lines of the text. */
  private int number(int index) {
    return omitted.isEmpty() ? index + 1 : index + 1 + omitted.before(starts[index]);
  }

  /** The last line of the text that is not below that line (from 1) of the file. */
  private int index(int line) {
    if (omitted.isEmpty()) {
      return line - 1;
    }
    var low = 0;
    var high = starts.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >>> 1;
      if (number(middle) <= line) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}

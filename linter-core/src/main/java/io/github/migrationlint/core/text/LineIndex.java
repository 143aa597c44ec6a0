package io.github.migrationlint.core.text;

import java.util.Arrays;

/**
 * Turns UTF-16 offsets into lines and columns, both from 1, and back into the text of a line. A line
 * ends at LF, CR LF or a lone CR, as YAML 1.2 §5.4 has it. Of some short lines only the first one is
 * remembered, and the others are counted from there: a cluster has millions of lines.
 */
public final class LineIndex {
  /** Represents an index not built yet. */
  static final LineIndex PENDING =
      new LineIndex("", new int[] {0}, new int[] {0}, 1, OmittedLines.NONE);

  private static final int MOST_LINES = 16;

  /** UTF-16 units: a longer line is remembered, and so is the one behind it. */
  private static final int LONG = 512;

  private final String text;

  /** Where remembered lines start. */
  private final int[] starts;

  /** Their indexes, from 0. */
  private final int[] indexes;

  private final int count;
  private final OmittedLines omitted;

  private LineIndex(String text, int[] starts, int[] indexes, int count, OmittedLines omitted) {
    this.text = text;
    this.starts = starts;
    this.indexes = indexes;
    this.count = count;
    this.omitted = omitted;
  }

  static LineIndex of(String text) {
    return of(text, OmittedLines.NONE);
  }

  /** The index of a text in which lines are missing: they are counted, and empty. */
  static LineIndex of(String text, OmittedLines omitted) {
    var starts = new int[16];
    var indexes = new int[16];
    var size = 0;
    var count = 0;
    for (var start = 0; start >= 0; count++) {
      var next = next(text, start);
      var end = next < 0 ? text.length() : next;
      if (size == 0
          || count - indexes[size - 1] == MOST_LINES
          || start - starts[size - 1] > LONG
          || end - start > LONG) {
        if (size == starts.length) {
          starts = Arrays.copyOf(starts, 2 * size);
          indexes = Arrays.copyOf(indexes, 2 * size);
        }
        starts[size] = start;
        indexes[size] = count;
        size++;
      }
      start = next;
    }
    return new LineIndex(
        text, Arrays.copyOf(starts, size), Arrays.copyOf(indexes, size), count, omitted);
  }

  /** Where the line behind the one around that offset starts; -1 where there is none. */
  private static int next(String text, int from) {
    for (var i = from; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        return i + 1;
      }
    }
    return -1;
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
    var place = place(starts, offset);
    var index = indexes[place];
    var start = starts[place];
    var behind = place + 1 < indexes.length ? indexes[place + 1] : count;
    while (index + 1 < behind) {
      var next = next(text, start);
      if (next > offset) {
        break;
      }
      start = next;
      index++;
    }
    return new Position(number(index, start), offset - start + 1);
  }

  /** The last of ascending numbers that is not above that one. */
  private static int place(int[] numbers, int number) {
    var found = Arrays.binarySearch(numbers, number);
    return found >= 0 ? found : -found - 2;
  }

  /** How many lines there are; an empty text has one. */
  public int count() {
    return number(count - 1, startOf(count - 1));
  }

  /** The offset at which a line (from 1) starts. */
  public int start(int line) {
    var index = index(line);
    var start = startOf(index);
    return number(index, start) == line ? start : end(start);
  }

  /** The text of a line (from 1) without its line end. */
  public String line(int line) {
    var index = index(line);
    var start = startOf(index);
    if (number(index, start) != line) {
      return "";
    }
    var end = end(start);
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Where the line of that index, from 0, starts. */
  private int startOf(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("no line " + (index + 1) + " of " + count);
    }
    var place = place(indexes, index);
    var start = starts[place];
    for (var i = indexes[place]; i < index; i++) {
      start = next(text, start);
    }
    return start;
  }

  private int end(int start) {
    var next = next(text, start);
    return next < 0 ? text.length() : next;
  }

  /** The line (from 1) that is one of the lines of the text. */
  private int number(int index, int start) {
    return omitted.isEmpty() ? index + 1 : index + 1 + omitted.before(start);
  }

  /** The last line of the text that is not below that line (from 1) of the file. */
  private int index(int line) {
    if (omitted.isEmpty()) {
      return line - 1;
    }
    var low = 0;
    var high = count - 1;
    while (low < high) {
      var middle = (low + high + 1) >>> 1;
      if (number(middle, startOf(middle)) <= line) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}

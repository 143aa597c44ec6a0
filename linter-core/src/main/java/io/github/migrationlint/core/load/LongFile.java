package io.github.migrationlint.core.load;

import io.github.migrationlint.core.text.OmittedLines;
import java.util.Arrays;
import java.util.Set;

/**
 * A file too long to be kept whole, read from its beginning to its end: of a List only items stay that
 * can matter, and of each object what {@link ObjectLines} keeps. So a gigabyte that {@code kubectl get}
 * has printed takes the memory of what its VMs say. Lines keep their numbers.
 */
final class LongFile {
  /** A longer line is not looked at: kubectl prints none. */
  private static final int LONGEST_LINE = 1 << 20;

  private static final int NEEDED_HEAD = 2;

  /** Kinds of a list that nothing here reads, whatever labels of KubeVirt they have. */
  private static final Set<String> UNREAD = Set.of(
      "ControllerRevision",
      "Endpoints",
      "EndpointSlice",
      "Event",
      "Lease",
      "Node",
      "Pod",
      "ReplicaSet",
      "Secret");

  /** How a file is printed. */
  private enum Form {
    UNKNOWN,
    DOCUMENTS,
    YAML_LIST,
    JSON_LIST
  }

  private final Prefilter prefilter;
  private final KeptLines file;
  private final KeptLines item;
  private final int longestLine;
  private Form form = Form.UNKNOWN;
  private ObjectLines lines = new ObjectLines(false, 0, 2);
  private int step = 2;
  private boolean inItems;
  private int lineNumber;
  private boolean isEmpty = true;

  /** The beginning of a line whose end has not come. */
  private byte[] rest = new byte[1 << 16];

  private int restLength;
  private boolean inLongLine;

  /**
   * @param most how many bytes may stay
   */
  LongFile(Prefilter prefilter, int most) {
    this.prefilter = prefilter;
    this.file = new KeptLines(most);
    this.item = new KeptLines(most);
    this.longestLine = Math.min(LONGEST_LINE, most);
  }

  /** Takes what comes next. */
  void add(byte[] bytes, int length) {
    var from = start(bytes, length);
    for (var i = from; i < length; i++) {
      if (bytes[i] == '\n') {
        addLine(bytes, from, i + 1);
        from = i + 1;
      }
    }
    addRest(bytes, from, length);
  }

  /** Behind a byte-order mark, which is no part of the text. */
  private int start(byte[] bytes, int length) {
    var isMarked = isEmpty && Bytes.startsWith(bytes, 0, length, "\u00EF\u00BB\u00BF");
    isEmpty = false;
    return isMarked ? 3 : 0;
  }

  private void addLine(byte[] bytes, int from, int to) {
    if (inLongLine) {
      flushRest();
      keep(bytes, from, to);
      inLongLine = false;
    } else if (restLength == 0) {
      line(bytes, from, to);
    } else {
      append(bytes, from, to);
      line(rest, 0, restLength);
      restLength = 0;
    }
  }

  private void addRest(byte[] bytes, int from, int to) {
    append(bytes, from, to);
    if (inLongLine || restLength > longestLine) {
      inLongLine = true;
      flushRest();
    }
  }

  private void append(byte[] bytes, int from, int to) {
    var length = to - from;
    if (restLength + length > rest.length) {
      rest = Arrays.copyOf(rest, Math.max(2 * rest.length, restLength + length));
    }
    System.arraycopy(bytes, from, rest, restLength, length);
    restLength += length;
  }

  private void flushRest() {
    keep(rest, 0, restLength);
    restLength = 0;
  }

  private void keep(byte[] bytes, int from, int to) {
    (inItems ? item : file).add(bytes, from, to);
  }

  /** Whether more than may stay has stayed. */
  boolean isTooLong() {
    return file.isFull() || item.isFull();
  }

  /** How many bytes have stayed. */
  int length() {
    return file.length();
  }

  /** Whether what has stayed up to now can matter. */
  boolean mayMatter() {
    return prefilter.mayMatter(file.bytes(), file.length())
        || prefilter.mayMatter(item.bytes(), item.length())
        || prefilter.mayMatter(rest, restLength);
  }

  /** What has stayed, after the last bytes. */
  Decoded finish() {
    if (restLength > 0) {
      line(rest, 0, restLength);
      restLength = 0;
    }
    endItem();
    return Decoded.of(file.bytes(), file.length());
  }

  /** Which lines are missing. */
  OmittedLines omitted() {
    return file.omitted();
  }

  private void line(byte[] bytes, int from, int to) {
    lineNumber++;
    if (form != Form.JSON_LIST && Bytes.startsWith(bytes, from, to, "---")) {
      endItem();
      lines = new ObjectLines(false, 0, 2);
      form = Form.UNKNOWN;
      lineNumber = 0;
    } else if (form == Form.UNKNOWN) {
      recognize(bytes, from, to);
    }
    switch (form) {
      case YAML_LIST -> yamlLine(bytes, from, to);
      case JSON_LIST -> jsonLine(bytes, from, to);
      default -> file(bytes, from, to, file);
    }
  }

  /** The printer sorts keys: {@code items} is second. */
  private void recognize(byte[] bytes, int from, int to) {
    var text = Bytes.trimmed(bytes, from, to);
    if (lineNumber == 1) {
      form = text.equals("{") || text.equals("apiVersion: v1") ? form : Form.DOCUMENTS;
    } else if (text.equals("items:")) {
      form = Form.YAML_LIST;
      lines = new ObjectLines(false, 2, 2);
    } else if (text.equals("\"items\": [")) {
      form = Form.JSON_LIST;
      step = Bytes.indent(bytes, from, to);
      lines = new ObjectLines(true, 3 * step, step);
    } else if (lineNumber > NEEDED_HEAD) {
      form = Form.DOCUMENTS;
    }
  }

  private void file(byte[] bytes, int from, int to, KeptLines home) {
    if (lines.keeps(bytes, from, to)) {
      home.add(bytes, from, to);
    } else {
      home.omit(bytes, from, to);
    }
  }

  private void yamlLine(byte[] bytes, int from, int to) {
    var first = bytes[from];
    if (first == '-') {
      endItem();
      inItems = true;
    } else if (first != ' ' && first != '\n' && first != '\r') {
      endItem();
    }
    if (inItems) {
      file(bytes, from, to, item);
    } else {
      file.add(bytes, from, to);
    }
  }

  private void jsonLine(byte[] bytes, int from, int to) {
    if (!inItems) {
      if (Bytes.indent(bytes, from, to) != 2 * step
          || !Bytes.trimmed(bytes, from, to).equals("{")) {
        file.add(bytes, from, to);
        return;
      }
      inItems = true;
    }
    file(bytes, from, to, item);
    if (Bytes.indent(bytes, from, to) == 2 * step
        && Bytes.startsWith(bytes, from + 2 * step, to, "}")) {
      endItem();
    }
  }

  private void endItem() {
    if (inItems) {
      var matters =
          !UNREAD.contains(lines.kind()) && prefilter.mayMatter(item.bytes(), item.length());
      file.addAll(item, matters);
      item.clear();
      lines.reset();
      inItems = false;
    }
  }
}

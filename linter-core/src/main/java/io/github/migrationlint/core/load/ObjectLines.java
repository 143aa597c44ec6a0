package io.github.migrationlint.core.load;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Decides line by line what of an object in a long file is kept. {@code managedFields} say who wrote
 * which field, and most of a {@code status} what a controller has seen: nine tenths of what {@code
 * kubectl get -o yaml} prints, and nothing that is read here. Conditions of a VMI stay, and the status of
 * kinds that tell a version.
 *
 * <p>It goes by the lines that kubectl prints, {@code staging/src/k8s.io/cli-runtime/pkg/printers}: keys
 * in order, a collection below its key. Anything else is kept.
 */
final class ObjectLines {
  private static final String INSTANCE = "VirtualMachineInstance";
  private static final Set<String> OF_UNREAD_STATUS = Set.of("VirtualMachine", INSTANCE);

  /** What the key of the object is that the lines belong to. */
  private enum ObjectPart {
    OTHER,
    METADATA,
    STATUS
  }

  private final boolean isJson;

  /** How far the keys of the object are indented, and those of its members. */
  private final int keys;

  private final int members;
  private ObjectPart part = ObjectPart.OTHER;
  private boolean hasMember;

  /** Whether what is in the member is left out, and whether its own lines are. */
  private boolean omitsValue;

  private boolean omitsMember;

  /** Whether the next line of what is left out stays. */
  private boolean keepsNext;

  private String kind = "";

  /**
   * @param keys how far the keys of the object are indented
   * @param step how much further those of its members are
   */
  ObjectLines(boolean isJson, int keys, int step) {
    this.isJson = isJson;
    this.keys = keys;
    this.members = keys + step;
  }

  /** The kind, once its line has passed; empty before. */
  String kind() {
    return kind;
  }

  /** Starts with the next object. */
  void reset() {
    enter(ObjectPart.OTHER);
    kind = "";
  }

  private void enter(ObjectPart next) {
    part = next;
    hasMember = false;
    keepMember();
  }

  private void keepMember() {
    omitsValue = false;
    omitsMember = false;
    keepsNext = false;
  }

  /**
   * Whether the next line is kept.
   *
   * @param from where it begins
   * @param to behind its line end
   */
  boolean keeps(byte[] bytes, int from, int to) {
    var end = to;
    while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    var start = from;
    while (start < end && bytes[start] == ' ') {
      start++;
    }
    var line = new Line(bytes, start, end, start - from);
    if (start == end) {
      return !omitsValue;
    }
    // The first key of an item is behind its dash.
    return keeps(
        !isJson && keys == 2 && line.indent() == 0 && line.isDash() ? line.inItem() : line);
  }

  /** A line without its indentation and its end. */
  private static final class Line {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private final int indent;

    Line(byte[] bytes, int start, int end, int indent) {
      this.bytes = bytes;
      this.start = start;
      this.end = end;
      this.indent = indent;
    }

    int indent() {
      return indent;
    }

    boolean is(String text) {
      return end - start == text.length() && startsWith(text);
    }

    boolean startsWith(String text) {
      if (end - start < text.length()) {
        return false;
      }
      for (var i = 0; i < text.length(); i++) {
        if (bytes[start + i] != text.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    Line inItem() {
      return new Line(bytes, Math.min(end, start + 2), end, indent + 2);
    }

    boolean isDash() {
      return bytes[start] == '-' && (end - start == 1 || bytes[start + 1] == ' ');
    }

    /** Whether a collection begins below it: nothing is behind the colon. */
    boolean isOpen() {
      return bytes[end - 1] == ':';
    }

    boolean isClosing() {
      return bytes[start] == '}' || bytes[start] == ']';
    }

    String text(int from) {
      return new String(bytes, start + from, end - start - from, StandardCharsets.UTF_8);
    }
  }

  private boolean keeps(Line line) {
    if (line.indent() > members || (line.indent() == members && !isJson && line.isDash())) {
      var isKept = !omitsValue || keepsNext;
      keepsNext = false;
      return isKept;
    }
    if (line.indent() == members) {
      return (isJson && line.isClosing()) ? !omitsMember : keepsMember(line);
    }
    if (line.indent() == keys && (isJson || !line.isDash())) {
      enter(partOf(line));
    }
    return true;
  }

  private ObjectPart partOf(Line line) {
    if (line.startsWith(quoted("kind") + " ")) {
      kind = unquoted(line.text(quoted("kind").length() + 1));
    } else if (line.is(opened("metadata", "{"))) {
      return ObjectPart.METADATA;
    } else if (line.is(opened("status", "{")) && OF_UNREAD_STATUS.contains(kind)) {
      return ObjectPart.STATUS;
    }
    return ObjectPart.OTHER;
  }

  private boolean keepsMember(Line line) {
    keepMember();
    if (part == ObjectPart.METADATA && line.is(opened("managedFields", "["))) {
      omitsValue = true;
      // One item is left, so that it stays a list.
      keepsNext = !isJson;
    } else if (part == ObjectPart.STATUS) {
      keepMemberOfStatus(line);
    }
    return !omitsMember;
  }

  /** In YAML the first one stays, so that the status stays a mapping; not what is below it. */
  private void keepMemberOfStatus(Line line) {
    if (!kind.equals(INSTANCE) || !line.is(opened("conditions", "["))) {
      omitsMember = isJson || hasMember;
      omitsValue = omitsMember || line.isOpen();
    }
    hasMember = true;
  }

  private String quoted(String key) {
    return isJson ? '"' + key + "\":" : key + ":";
  }

  private String opened(String key, String bracket) {
    return isJson ? quoted(key) + " " + bracket : quoted(key);
  }

  private static String unquoted(String text) {
    var value = text.strip();
    if (value.endsWith(",")) {
      value = value.substring(0, value.length() - 1);
    }
    return value.length() > 1 && value.charAt(0) == '"'
        ? value.substring(1, value.length() - 1)
        : value;
  }
}

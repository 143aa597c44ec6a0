package io.github.migrationlint.core.load;

/**
 * Recognizes files of nothing but CustomResourceDefinitions. They are half of what repositories with
 * operators hold, their texts speak of claims and virtual machines, and none of them is an object that
 * matters: who builds with one asks for it by its path.
 *
 * <p>Only what controller-gen and kubectl print is recognized: block style, the five keys of the object at
 * the beginning of their lines, each once. Anything else is read.
 */
final class DefinitionFile {
  private static final String[] KEYS = {"apiVersion:", "kind:", "metadata:", "spec:", "status:"};
  private static final int API_VERSION = 0;
  private static final int KIND = 1;
  private static final String GROUP = "apiextensions.k8s.io/";
  private static final String NAME = "CustomResourceDefinition";

  private final byte[] bytes;
  private final int length;

  /** The keys of the document that were met, a bit for each. */
  private int keys;

  private boolean isAny;

  private DefinitionFile(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /** Whether the bytes are such a file in UTF-8. */
  static boolean isOne(byte[] bytes, int length) {
    return new DefinitionFile(bytes, length).isOne();
  }

  private boolean isOne() {
    var from = 0;
    while (from < length) {
      var to = from;
      while (to < length && bytes[to] != '\n') {
        to++;
      }
      if (!isPossible(from, to)) {
        return false;
      }
      from = to + 1;
    }
    return isComplete() && isAny;
  }

  /** Whether the line may be in such a file. */
  private boolean isPossible(int from, int to) {
    if (from == to || bytes[from] == '#' || bytes[from] == '\r') {
      return true;
    }
    if (bytes[from] == ' ') {
      return keys != 0;
    }
    if (Bytes.startsWith(bytes, from, to, "---")) {
      var isWhole = isComplete() && Bytes.trimmed(bytes, from, to).equals("---");
      keys = 0;
      return isWhole;
    }
    for (var i = 0; i < KEYS.length; i++) {
      if (Bytes.startsWith(bytes, from, to, KEYS[i])) {
        return isPossible(i, Bytes.trimmed(bytes, from + KEYS[i].length(), to));
      }
    }
    return false;
  }

  private boolean isPossible(int key, String value) {
    var isNew = (keys & (1 << key)) == 0;
    keys |= 1 << key;
    isAny = true;
    return isNew
        && switch (key) {
          case API_VERSION -> value.startsWith(GROUP);
          case KIND -> value.equals(NAME);
          default -> value.isEmpty();
        };
  }

  /** Whether the document says what it is, or is empty. */
  private boolean isComplete() {
    return keys == 0 || ((keys & (1 << API_VERSION)) != 0 && (keys & (1 << KIND)) != 0);
  }
}

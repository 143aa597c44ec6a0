package io.github.migrationlint.core.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Short texts that came lately, so that a text that occurs in many objects ({@code metadata},
 * {@code kubevirt.io/v1}) is held once. Keeps a fixed number of them; for one thread.
 */
final class SharedTexts {
  private static final int SLOTS = 2048;
  private static final int LONGEST = 64;

  private final @Nullable String[] texts = new String[SLOTS];

  /** The same text: an earlier one where it is still known. */
  String share(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    var hash = text.hashCode();
    var slot = (hash ^ hash >>> 11 ^ hash >>> 22) & (SLOTS - 1);
    var known = texts[slot];
    if (known != null && known.equals(text)) {
      return known;
    }
    texts[slot] = text;
    return text;
  }

  /** The text from {@code start} to {@code end}, made only where it is not known. */
  String share(char[] characters, int start, int end) {
    var length = end - start;
    if (length > LONGEST) {
      return new String(characters, start, length);
    }
    var hash = 0;
    for (var i = start; i < end; i++) {
      // As String has it.
      hash = 31 * hash + characters[i];
    }
    var slot = (hash ^ hash >>> 11 ^ hash >>> 22) & (SLOTS - 1);
    var known = texts[slot];
    if (known != null && isSame(known, characters, start, length)) {
      return known;
    }
    var text = new String(characters, start, length);
    texts[slot] = text;
    return text;
  }

  private static boolean isSame(String text, char[] characters, int start, int length) {
    if (text.length() != length) {
      return false;
    }
    for (var i = 0; i < length; i++) {
      if (text.charAt(i) != characters[start + i]) {
        return false;
      }
    }
    return true;
  }
}

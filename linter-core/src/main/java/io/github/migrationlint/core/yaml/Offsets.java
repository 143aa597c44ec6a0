package io.github.migrationlint.core.yaml;

import java.util.Arrays;

/**
 * Turns the positions of the scanner, code points from the start of a document, into UTF-16 offsets
 * of its file.
 */
final class Offsets {
  private final int base;
  private final int[] pairs;

  private Offsets(int base, int[] pairs) {
    this.base = base;
    this.pairs = pairs;
  }

  /** For the document that is the part of the text from {@code start} to {@code end}. */
  static Offsets of(String text, int start, int end) {
    var pairs = new int[0];
    var count = 0;
    for (var i = start; i < end; i++) {
      if (Character.isHighSurrogate(text.charAt(i))) {
        if (count == pairs.length) {
          pairs = Arrays.copyOf(pairs, Math.max(16, count * 2));
        }
        pairs[count] = i - start - count;
        count++;
      }
    }
    return new Offsets(start, Arrays.copyOf(pairs, count));
  }

  /** The offset of a code point, both counted from 0. */
  int at(int codePoint) {
    var found = Arrays.binarySearch(pairs, codePoint);
    var pairsBefore = found >= 0 ? found : -found - 1;
    return base + codePoint + pairsBefore;
  }
}

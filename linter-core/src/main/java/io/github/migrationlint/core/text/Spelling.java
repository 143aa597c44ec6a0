package io.github.migrationlint.core.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word someone meant. */
public final class Spelling {
  private static final int MAX_DISTANCE = 2;

  /** A shorter beginning is shared by too many words to mean one of them. */
  private static final int MIN_PREFIX = 6;

  /** Longer than any name there is. */
  private static final int MAX_LENGTH = 100;

  private Spelling() {}

  /**
   * The known word that is most like the one written: it differs in case alone, or in at most two
   * letters (one swap of neighbors counts once), or is begun by the one written. Among equals the
   * first one wins. Empty when no word is like it.
   */
  public static Optional<String> nearest(String written, Collection<String> known) {
    var best = Optional.<String>empty();
    if (written.length() > MAX_LENGTH) {
      return best;
    }
    var bestDistance = Integer.MAX_VALUE;
    for (var word : known) {
      var distance = distance(written, word);
      if (distance < bestDistance) {
        bestDistance = distance;
        best = Optional.of(word);
      }
    }
    return best;
  }

  /** {@code ; did you mean `x`?} behind a message, or nothing where no word is like it. */
  public static String question(String written, Collection<String> known) {
    return nearest(written, known).map(word -> "; did you mean `" + word + "`?").orElse("");
  }

  /** How far apart two words are; {@code Integer.MAX_VALUE} when they are not alike. */
  private static int distance(String written, String word) {
    if (written.equalsIgnoreCase(word)) {
      return 0;
    }
    var a = written.toLowerCase(Locale.ROOT);
    var b = word.toLowerCase(Locale.ROOT);
    // Two letters of four make another word.
    var allowed = Math.min(MAX_DISTANCE, Math.min(a.length(), b.length()) / 3);
    if (Math.abs(a.length() - b.length()) <= allowed) {
      var edits = edits(a, b);
      if (edits <= allowed) {
        return edits;
      }
    }
    var isBegun = a.length() >= MIN_PREFIX && b.startsWith(a);
    return isBegun ? MAX_DISTANCE + 1 : Integer.MAX_VALUE;
  }

  /** The Damerau-Levenshtein distance, neighbors being swapped at most once (optimal alignment). */
  public static int edits(String a, String b) {
    var beforeLast = new int[b.length() + 1];
    var last = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}

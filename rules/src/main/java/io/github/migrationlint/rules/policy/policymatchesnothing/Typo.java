package io.github.migrationlint.rules.policy.policymatchesnothing;

import io.github.migrationlint.core.text.Spelling;
import java.util.Locale;

/**
 * Whether one part of a label is likely another one, misspelt. {@code zone-a} and {@code zone-b}, or
 * {@code rhel8} and {@code rhel9}, differ by a letter too, but on purpose: digits and single letters
 * must agree.
 */
final class Typo {
  /** Shorter words have too many neighbours. */
  private static final int MIN_LENGTH = 4;

  /** Of shorter words, two edits make another one: {@code internal} and {@code external}. */
  private static final int MIN_LENGTH_OF_TWO_EDITS = 9;

  /** From here on a single slip hardly ever makes another word. */
  private static final int MIN_LENGTH_BEYOND_DOUBT = 6;

  private Typo() {}

  /** Whether it is likely even where somebody else uses the other word: one slip in a long word. */
  static boolean isBeyondDoubt(String written, String meant) {
    return isLikely(written, meant)
        && Math.min(written.length(), meant.length()) >= MIN_LENGTH_BEYOND_DOUBT
        && Spelling.edits(written, meant) <= 1;
  }

  static boolean isLikely(String written, String meant) {
    var one = written.toLowerCase(Locale.ROOT).strip();
    var other = meant.toLowerCase(Locale.ROOT).strip();
    if (one.equals(other) || lettersAndDigits(one).equals(lettersAndDigits(other))) {
      return !written.equals(meant) && !one.isEmpty();
    }
    var shorter = Math.min(one.length(), other.length());
    if (shorter < MIN_LENGTH || !fixedParts(one).equals(fixedParts(other))) {
      return false;
    }
    var allowed = shorter < MIN_LENGTH_OF_TWO_EDITS ? 1 : 2;
    return Math.abs(one.length() - other.length()) <= allowed
        && Spelling.edits(one, other) <= allowed;
  }

  private static String lettersAndDigits(String word) {
    var rest = new StringBuilder();
    for (var i = 0; i < word.length(); i++) {
      if (Character.isLetterOrDigit(word.charAt(i))) {
        rest.append(word.charAt(i));
      }
    }
    return rest.toString();
  }

  /** The digits, and the letters that stand alone. */
  private static String fixedParts(String word) {
    var parts = new StringBuilder();
    for (var i = 0; i < word.length(); i++) {
      var c = word.charAt(i);
      if (Character.isDigit(c) || (Character.isLetter(c) && isAlone(word, i))) {
        parts.append(c).append(' ');
      }
    }
    return parts.toString();
  }

  private static boolean isAlone(String word, int i) {
    return (i == 0 || !Character.isLetter(word.charAt(i - 1)))
        && (i == word.length() - 1 || !Character.isLetter(word.charAt(i + 1)));
  }
}

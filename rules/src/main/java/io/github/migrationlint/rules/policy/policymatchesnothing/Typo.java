package io.github.migrationlint.rules.policy.policymatchesnothing;

import io.github.migrationlint.core.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether one part of a label is likely another one, misspelled. {@code zone-a} and {@code zone-b}, or
 * {@code rhel8} and {@code rhel9}, differ by a letter too, but on purpose: digits and single letters
 * must agree.
 */
final class Typo {
  /** Shorter words have too many neighbors. */
  private static final int MIN_LENGTH = 4;

  /** Of shorter words, two edits make another one: {@code internal} and {@code external}. */
  private static final int MIN_LENGTH_OF_TWO_EDITS = 9;

  /** From here on a single slip hardly ever makes another word. */
  private static final int MIN_LENGTH_BEYOND_DOUBT = 6;

  private static final int MAX_EDITS = 2;

  private Typo() {}

  /** Whether it is likely even where someone else uses the other word: one slip in a long word. */
  static boolean isCertain(String written, String meant) {
    return isLikely(written, meant)
        && Math.min(written.length(), meant.length()) >= MIN_LENGTH_BEYOND_DOUBT
        && Spelling.edits(written, meant) <= 1;
  }

  static boolean isLikely(String written, String meant) {
    var one = plain(written);
    var other = plain(meant);
    if (one.equals(other) || lettersAndDigits(one).equals(lettersAndDigits(other))) {
      return !written.equals(meant) && !one.isEmpty();
    }
    var shorter = Math.min(one.length(), other.length());
    if (shorter < MIN_LENGTH || !fixedParts(one).equals(fixedParts(other))) {
      return false;
    }
    var allowed = shorter < MIN_LENGTH_OF_TWO_EDITS ? 1 : MAX_EDITS;
    return Math.abs(one.length() - other.length()) <= allowed
        && Spelling.edits(one, other) <= allowed;
  }

  /**
   * Under which a word is filed, so that whoever looks under all {@link #likelyForms} of another one
   * finds it where it is likely.
   */
  static List<String> forms(String word) {
    var plain = plain(word);
    return List.of(lettersAndDigits(plain), form(plain.length(), fixedParts(plain)));
  }

  /** Under which all words are filed that a word is likely to mean. */
  static List<String> likelyForms(String word) {
    var plain = plain(word);
    var fixed = fixedParts(plain);
    var forms = new ArrayList<String>();
    forms.add(lettersAndDigits(plain));
    for (var longer = -MAX_EDITS; longer <= MAX_EDITS; longer++) {
      forms.add(form(plain.length() + longer, fixed));
    }
    return forms;
  }

  private static String form(int length, String fixedParts) {
    return length + ": " + fixedParts;
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).strip();
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

  /** The digits, and the letters that are alone. */
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

package io.github.migrationlint.core.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The hand-written matcher against the regular expression it represents. */
class QuantityPatternTest {
  private static final Pattern EXPRESSION = Pattern.compile(QuantityPattern.EXPRESSION);
  private static final String ALPHABET = "07.+-eEKkiGnum x";

  @Test
  void equalsTheExpressionOnEachShortText() {
    compare("", 5);
  }

  private static void compare(String text, int more) {
    assertEquals(EXPRESSION.matcher(text).find(), QuantityPattern.matches(text), text);
    if (more > 0) {
      for (var i = 0; i < ALPHABET.length(); i++) {
        compare(text + ALPHABET.charAt(i), more - 1);
      }
    }
  }

  @Test
  void equalsTheExpressionOnLongTexts() {
    for (var text :
        new String[] {"1.5e-3", "+12.25E+10", "64Mi", "9.E1.", "12.5Gi", ".5e.5", "5Eii"}) {
      assertEquals(EXPRESSION.matcher(text).find(), QuantityPattern.matches(text), text);
    }
  }

  /** A dollar sign is the end of the text in Go, not the place before its last line break. */
  @Test
  void endsWhereTheTextEnds() {
    assertEquals(false, QuantityPattern.matches("5Gi\n"));
  }
}

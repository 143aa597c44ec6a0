package io.github.migrationlint.core.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import io.github.migrationlint.core.text.ExpressionSize;
import java.util.function.LongConsumer;

/**
 * A regular expression of a user's schema. RE2 takes time in proportion to the text, so that no
 * repository can make a check hang; what it lacks of ECMA 262, such as look-ahead, is refused.
 */
final class LinearExpression implements RegularExpression {
  /** Instructions that a character is held against, in a step. */
  private static final int CHARACTERS_PER_STEP = 8;

  private final Pattern pattern;
  private final int size;
  private final LongConsumer steps;

  private LinearExpression(Pattern pattern, int size, LongConsumer steps) {
    this.pattern = pattern;
    this.size = size;
    this.steps = steps;
  }

  /**
   * An expression.
   *
   * @param steps takes what each match costs, and may end it
   */
  static RegularExpression of(String expression, LongConsumer steps) {
    try {
      var size = ExpressionSize.of(expression);
      if (size > ExpressionSize.MOST) {
        throw new SchemaException("`" + expression + "` repeats too much");
      }
      return new LinearExpression(Pattern.compile(expression), size, steps);
    } catch (PatternSyntaxException e) {
      throw new SchemaException("`" + expression + "` is not a regular expression of RE2");
    }
  }

  /** Whether an expression can be used. */
  static boolean isOne(String expression) {
    try {
      if (ExpressionSize.of(expression) > ExpressionSize.MOST) {
        return false;
      }
      Pattern.compile(expression);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  @Override
  public boolean matches(String value) {
    steps.accept((long) size * value.length() / CHARACTERS_PER_STEP);
    return pattern.matcher(value).find();
  }
}

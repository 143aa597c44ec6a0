package io.github.migrationlint.core.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;

/**
 * A regular expression of a user's schema. RE2 takes time in proportion to the text, so that no
 * repository can make a check hang; what it lacks of ECMA 262, such as look-ahead, is refused.
 */
final class LinearExpression implements RegularExpression {
  private final Pattern pattern;

  private LinearExpression(Pattern pattern) {
    this.pattern = pattern;
  }

  static RegularExpression of(String expression) {
    try {
      return new LinearExpression(Pattern.compile(expression));
    } catch (PatternSyntaxException e) {
      throw new SchemaException("`" + expression + "` is not a regular expression of RE2");
    }
  }

  /** Whether an expression can be used. */
  static boolean isOne(String expression) {
    try {
      Pattern.compile(expression);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  @Override
  public boolean matches(String value) {
    return pattern.matcher(value).find();
  }
}

package io.github.migrationlint.core.yaml;

import java.math.BigInteger;
import java.util.Optional;

/** Numbers as Go's strconv and go-yaml's resolve.go spell them: YAML 1.1's, without base 60. */
final class GoNumber {
  private static final int BINARY = 2;
  private static final int OCTAL = 8;
  private static final int DECIMAL = 10;
  private static final int HEXADECIMAL = 16;

  private GoNumber() {}

  /**
   * The number; empty if the text is none.
   *
   * @param text starts with a digit or a sign
   * @param octalSign whether {@code 0o-7} is a number, as go-yaml v3 has it
   */
  static Optional<GoValue> parse(String text, boolean octalSign) {
    var plain = withoutUnderscores(text);
    var whole = parseInt(plain, 0);
    if (whole.isPresent()) {
      return integer(whole);
    }
    if (isDecimalFloat(plain)) {
      var real = Double.parseDouble(plain);
      if (!Double.isInfinite(real)) {
        return Optional.of(new GoValue.Real(real));
      }
    }
    var binary = afterPrefix(plain, 'b', BINARY);
    return binary.isPresent() || !octalSign ? binary : afterPrefix(plain, 'o', OCTAL);
  }

  /** The number if the text starts with a point: strconv.ParseFloat takes it as it is. */
  static Optional<GoValue> parsePointed(String text) {
    for (var i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
      if (i == 0 || i + 1 == text.length() || !isDigit(text, i - 1) || !isDigit(text, i + 1)) {
        return Optional.empty();
      }
    }
    var plain = withoutUnderscores(text);
    if (!isDecimalFloat(plain)) {
      return Optional.empty();
    }
    var real = Double.parseDouble(plain);
    return Double.isInfinite(real) ? Optional.empty() : Optional.of(new GoValue.Real(real));
  }

  /** What resolve.go tries last: {@code 0b-1}, which strconv refuses with base 0. */
  private static Optional<GoValue> afterPrefix(String plain, char letter, int base) {
    if (plain.startsWith("0" + letter)) {
      return integer(parseInt(plain.substring(2), base));
    }
    if (plain.startsWith("-0" + letter)) {
      return integer(parseInt("-" + plain.substring(3), base));
    }
    return Optional.empty();
  }

  private static Optional<GoValue> integer(Optional<BigInteger> value) {
    return value.isPresent() ? Optional.of(new GoValue.Int(value.get())) : Optional.empty();
  }

  /**
   * strconv.ParseInt and, where that overflows, ParseUint.
   *
   * @param base 0 to read it off the prefix
   */
  private static Optional<BigInteger> parseInt(String text, int base) {
    var signed = text.startsWith("+") || text.startsWith("-");
    var magnitude = magnitude(text.substring(signed ? 1 : 0), base);
    if (magnitude.isEmpty()) {
      return Optional.empty();
    }
    var value = text.startsWith("-") ? magnitude.get().negate() : magnitude.get();
    var bits = signed ? Long.SIZE - 1 : Long.SIZE;
    return value.bitLength() <= bits ? Optional.of(value) : Optional.empty();
  }

  private static Optional<BigInteger> magnitude(String text, int base) {
    if (base != 0) {
      return digits(text, base);
    }
    if (!text.startsWith("0")) {
      return digits(text, DECIMAL);
    }
    if (text.length() == 1) {
      return Optional.of(BigInteger.ZERO);
    }
    if (text.length() > 2) {
      switch (text.charAt(1)) {
        case 'b', 'B' -> {
          return digits(text.substring(2), BINARY);
        }
        case 'o', 'O' -> {
          return digits(text.substring(2), OCTAL);
        }
        case 'x', 'X' -> {
          return digits(text.substring(2), HEXADECIMAL);
        }
        default -> {}
      }
    }
    return digits(text.substring(1), OCTAL);
  }

  /** The number; empty if there is another character in it, or it needs more than 64 bits. */
  private static Optional<BigInteger> digits(String text, int base) {
    var significant = 0;
    for (var i = 0; i < text.length(); i++) {
      var digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), base) : -1;
      if (digit < 0) {
        return Optional.empty();
      }
      if (significant > 0 || digit > 0) {
        significant++;
      }
    }
    if (text.isEmpty() || significant > Long.SIZE) {
      return Optional.empty();
    }
    var value = new BigInteger(text.substring(text.length() - Math.max(1, significant)), base);
    return value.bitLength() <= Long.SIZE ? Optional.of(value) : Optional.empty();
  }

  /** resolve.go yamlStyleFloat: {@code [-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?}. */
  private static boolean isDecimalFloat(String text) {
    var start = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
    var i = afterDigits(text, start);
    var before = i - start;
    if (i < text.length() && text.charAt(i) == '.') {
      var end = afterDigits(text, i + 1);
      if (before == 0 && end == i + 1) {
        return false;
      }
      i = end;
    } else if (before == 0) {
      return false;
    }
    if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      i++;
      if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
        i++;
      }
      var end = afterDigits(text, i);
      return end > i && end == text.length();
    }
    return i == text.length();
  }

  private static int afterDigits(String text, int from) {
    var i = from;
    while (i < text.length() && isDigit(text, i)) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(String text, int index) {
    return text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private static String withoutUnderscores(String text) {
    return text.indexOf('_') < 0 ? text : text.replace("_", "");
  }
}

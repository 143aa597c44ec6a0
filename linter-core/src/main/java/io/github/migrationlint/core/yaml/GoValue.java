package io.github.migrationlint.core.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What go-yaml makes of a scalar before it becomes JSON. The step between matters for keys: {@code 1}
 * and {@code "1"} are two keys to Go and one member name in JSON.
 */
sealed interface GoValue {
  /** The value as JSON has it. */
  ScalarValue json();

  /**
   * The member name of a key that is this value; empty if sigs.k8s.io/yaml refuses such a key
   * (yaml.go, convertToJSONableObject).
   */
  Optional<String> keyName();

  record Nil() implements GoValue {
    @Override
    public Optional<String> keyName() {
      return Optional.empty();
    }

    @Override
    public ScalarValue json() {
      return new ScalarValue.Null();
    }
  }

  record Bool(boolean value) implements GoValue {
    @Override
    public Optional<String> keyName() {
      return Optional.of(value ? "true" : "false");
    }

    @Override
    public ScalarValue json() {
      return new ScalarValue.Bool(value);
    }
  }

  /** An {@code int64}, or a {@code uint64} where that is too small. */
  record Int(BigInteger value) implements GoValue {
    /** Whether it takes a {@code uint64}. */
    boolean isUnsigned() {
      return value.bitLength() > Long.SIZE - 1;
    }

    @Override
    public Optional<String> keyName() {
      return isUnsigned() ? Optional.empty() : Optional.of(value.toString());
    }

    @Override
    public ScalarValue json() {
      return new ScalarValue.Int(value);
    }
  }

  /** A {@code float64}. */
  record Real(double value) implements GoValue {
    /** From here on Go's encoding/json writes an exponent. */
    private static final double FIRST_WITH_EXPONENT = 1e21;

    private static final int DOUBLE_DIGITS = 17;
    private static final int FLOAT_DIGITS = 9;

    /** From this power of ten on, and below the other, strconv's format 'g' writes an exponent. */
    private static final int FIRST_LARGE_EXPONENT = 6;

    private static final int LAST_SMALL_EXPONENT = -4;

    @Override
    public ScalarValue json() {
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        return new ScalarValue.Unusable("JSON has no " + special(value));
      }
      var decimal = shortest();
      if (Math.abs(value) < FIRST_WITH_EXPONENT && decimal.stripTrailingZeros().scale() <= 0) {
        return new ScalarValue.Int(decimal.toBigInteger());
      }
      return new ScalarValue.Real(decimal);
    }

    /** A key is formatted with 'g', as if it were a float32. */
    @Override
    public Optional<String> keyName() {
      return Optional.of(format((float) value));
    }

    private static String format(float narrow) {
      if (Float.isNaN(narrow) || Float.isInfinite(narrow)) {
        return special(narrow);
      }
      if (narrow == 0) {
        return 1 / narrow < 0 ? "-0" : "0";
      }
      var decimal = shortest(narrow).stripTrailingZeros();
      var exponent = decimal.precision() - decimal.scale() - 1;
      if (exponent >= LAST_SMALL_EXPONENT && exponent < FIRST_LARGE_EXPONENT) {
        return decimal.toPlainString();
      }
      var digits = decimal.unscaledValue().abs().toString();
      return (narrow < 0 ? "-" : "")
          + digits.charAt(0)
          + (digits.length() > 1 ? "." + digits.substring(1) : "")
          + (exponent < 0 ? "e-" : "e+")
          + (Math.abs(exponent) < 10 ? "0" : "")
          + Math.abs(exponent);
    }

    private BigDecimal shortest() {
      var exact = new BigDecimal(value);
      for (var digits = 1; digits < DOUBLE_DIGITS; digits++) {
        var rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        if (rounded.doubleValue() == value) {
          return rounded;
        }
      }
      return exact.round(new MathContext(DOUBLE_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal shortest(float value) {
      var exact = new BigDecimal(value);
      for (var digits = 1; digits < FLOAT_DIGITS; digits++) {
        var rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        if (rounded.floatValue() == value) {
          return rounded;
        }
      }
      return exact.round(new MathContext(FLOAT_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static String special(double value) {
      if (Double.isNaN(value)) {
        return ".nan";
      }
      return value > 0 ? ".inf" : "-.inf";
    }
  }

  record Str(String value) implements GoValue {
    @Override
    public Optional<String> keyName() {
      return Optional.of(value);
    }

    @Override
    public ScalarValue json() {
      return new ScalarValue.Text(value);
    }
  }

  /** go-yaml gives up on the whole document. */
  record Refused(String why) implements GoValue {
    @Override
    public Optional<String> keyName() {
      return Optional.empty();
    }

    @Override
    public ScalarValue json() {
      return new ScalarValue.Unusable(why);
    }
  }
}

package io.github.migrationlint.core.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;

/** What a scalar means, as a JSON value. */
public sealed interface ScalarValue {
  /** "a boolean", "a string" and so on. */
  String describe();

  /** {@code null}, {@code ~}, or nothing at all. */
  record Null() implements ScalarValue {
    @Override
    public String describe() {
      return "null";
    }
  }

  record Bool(boolean value) implements ScalarValue {
    @Override
    public String describe() {
      return "a boolean";
    }
  }

  /**
   * A number that JSON writes without fraction and exponent. {@code 1.0} and {@code 1e3} are ones:
   * Go has made {@code 1} and {@code 1000} of them before an API server sees them.
   */
  record Int(BigInteger value) implements ScalarValue {
    public Int {
      Objects.requireNonNull(value);
    }

    @Override
    public String describe() {
      return "an integer";
    }
  }

  /** A number with a fraction, or from 1e21 on. */
  record Real(BigDecimal value) implements ScalarValue {
    public Real {
      Objects.requireNonNull(value);
    }

    @Override
    public String describe() {
      return "a number";
    }
  }

  record Text(String value) implements ScalarValue {
    public Text {
      Objects.requireNonNull(value);
    }

    @Override
    public String describe() {
      return "a string";
    }
  }

  /** Cannot be expressed in JSON ({@code .inf}, {@code .nan}, a bad tag): no client accepts it. */
  record Unusable(String why) implements ScalarValue {
    public Unusable {
      Objects.requireNonNull(why);
    }

    @Override
    public String describe() {
      return "no JSON value";
    }
  }
}

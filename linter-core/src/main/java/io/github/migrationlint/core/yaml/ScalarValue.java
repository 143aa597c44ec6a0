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

  record Int(BigInteger value) implements ScalarValue {
    public Int {
      Objects.requireNonNull(value);
    }

    @Override
    public String describe() {
      return "an integer";
    }
  }

  /** A number that is written as a float; {@code 1e3} and {@code 1.0} are ones to Go's YAML. */
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

  /** Cannot be told as JSON ({@code .inf}, {@code .nan}, a bad tag): no client accepts it. */
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

package io.github.migrationlint.core.resource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;

/**
 * A Kubernetes quantity: an exact decimal number, and the text it was written as. See apimachinery
 * {@code pkg/api/resource/quantity.go}, {@code ParseQuantity} and the grammar above it.
 */
public record Quantity(BigDecimal value, String text) implements Comparable<Quantity> {
  private static final BigInteger MEBI = BigInteger.valueOf(1 << 20);

  /** Binary quantities are capped there, {@code maxAllowed}; decimal ones are not. */
  private static final BigDecimal LARGEST_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);

  /** More digits than any amount needs; it bounds the arithmetic on hostile input. */
  private static final int LONGEST = 256;

  /** Beyond this power of ten all amounts are alike: too large for int64, or one nano. */
  private static final int LARGEST_EXPONENT = 400;

  /** Quantities are kept to 1/10^9; anything finer is rounded up, {@code ParseQuantity}. */
  private static final int NANO_SCALE = 9;

  public Quantity {
    Objects.requireNonNull(value);
    Objects.requireNonNull(text);
  }

  /**
   * Reads a quantity; empty if the API server would not. The exponent form takes whole exponents
   * only, although the pattern in the CRDs lets fractions pass.
   */
  public static Optional<Quantity> parse(String text) {
    var digits = numberLength(text);
    if (digits == 0 || text.length() > LONGEST) {
      return Optional.empty();
    }
    var suffix = text.substring(digits);
    var scale = scaleOf(suffix);
    if (scale.isEmpty()) {
      return Optional.empty();
    }
    var number = new BigDecimal(javaNumber(text.substring(0, digits))).multiply(scale.get());
    if (number.scale() > NANO_SCALE) {
      number = number.setScale(NANO_SCALE, RoundingMode.UP);
    }
    if (suffix.endsWith("i")) {
      number = number.min(LARGEST_BINARY).max(LARGEST_BINARY.negate());
    }
    return Optional.of(new Quantity(number, text));
  }

  /** A whole number of bytes as YAML gave it, without quotes. */
  public static Quantity of(BigInteger value) {
    return new Quantity(new BigDecimal(value), value.toString());
  }

  /** The suffix behind the number: {@code Mi}, {@code m}, {@code e3}, or nothing. */
  public String suffix() {
    return text.substring(Math.min(numberLength(text), text.length()));
  }

  /** The whole part, towards minus infinity. */
  public BigInteger floor() {
    return value.setScale(0, RoundingMode.FLOOR).toBigInteger();
  }

  /** Whether it has no fraction. */
  public boolean isWhole() {
    return value.stripTrailingZeros().scale() <= 0;
  }

  public boolean isZero() {
    return value.signum() == 0;
  }

  public boolean isNegative() {
    return value.signum() < 0;
  }

  /**
   * The value as virt-launcher passes it to libvirt, in MiB per second; 0 means unlimited. Upstream:
   * kubevirt {@code pkg/virt-launcher/virtwrap/converter/vcpu/vcpu.go}, {@code QuantityToMebiByte}:
   * below one byte it is 0, below one MiB it is 1, above it is rounded to the nearest.
   *
   * @return empty for values that upstream refuses: negative, or beyond int64
   */
  public Optional<BigInteger> mebiBytes() {
    var bytes = floor();
    if (bytes.signum() < 0 || isNegative() || bytes.bitLength() > 63) {
      return Optional.empty();
    }
    if (bytes.signum() == 0) {
      return Optional.of(BigInteger.ZERO);
    }
    if (bytes.compareTo(MEBI) < 0) {
      return Optional.of(BigInteger.ONE);
    }
    return Optional.of(bytes.add(MEBI.shiftRight(1)).divide(MEBI));
  }

  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }

  /** Equal when the values are: {@code 1Gi} and {@code 1024Mi} are the same setting. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Quantity quantity && value.compareTo(quantity.value) == 0;
  }

  @Override
  public int hashCode() {
    return value.stripTrailingZeros().hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /** How many characters at the start are sign, digits and point; 0 if there is no digit. */
  private static int numberLength(String text) {
    var i = 0;
    var digits = 0;
    if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
      i++;
    }
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
      digits++;
    }
    if (i < text.length() && text.charAt(i) == '.') {
      i++;
      while (i < text.length() && isDigit(text.charAt(i))) {
        i++;
        digits++;
      }
    }
    return digits == 0 ? 0 : i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Java wants a digit on one side of the point, and none of the sign's plus. */
  private static String javaNumber(String number) {
    var plain = number.startsWith("+") ? number.substring(1) : number;
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static Optional<BigDecimal> scaleOf(String suffix) {
    return switch (suffix) {
      case "" -> Optional.of(BigDecimal.ONE);
      case "n" -> Optional.of(BigDecimal.ONE.movePointLeft(9));
      case "u" -> Optional.of(BigDecimal.ONE.movePointLeft(6));
      case "m" -> Optional.of(BigDecimal.ONE.movePointLeft(3));
      case "k" -> Optional.of(BigDecimal.ONE.movePointRight(3));
      case "M" -> Optional.of(BigDecimal.ONE.movePointRight(6));
      case "G" -> Optional.of(BigDecimal.ONE.movePointRight(9));
      case "T" -> Optional.of(BigDecimal.ONE.movePointRight(12));
      case "P" -> Optional.of(BigDecimal.ONE.movePointRight(15));
      case "E" -> Optional.of(BigDecimal.ONE.movePointRight(18));
      case "Ki" -> Optional.of(binary(10));
      case "Mi" -> Optional.of(binary(20));
      case "Gi" -> Optional.of(binary(30));
      case "Ti" -> Optional.of(binary(40));
      case "Pi" -> Optional.of(binary(50));
      case "Ei" -> Optional.of(binary(60));
      default -> exponent(suffix);
    };
  }

  private static BigDecimal binary(int bits) {
    return new BigDecimal(BigInteger.ONE.shiftLeft(bits));
  }

  private static Optional<BigDecimal> exponent(String suffix) {
    if (suffix.length() < 2 || (suffix.charAt(0) != 'e' && suffix.charAt(0) != 'E')) {
      return Optional.empty();
    }
    var digits = suffix.substring(1);
    if (numberLength(digits) != digits.length() || digits.indexOf('.') >= 0) {
      return Optional.empty();
    }
    var exponent = new BigInteger(digits);
    if (exponent.bitLength() > 63) {
      return Optional.empty();
    }
    var bounded = exponent
        .min(BigInteger.valueOf(LARGEST_EXPONENT))
        .max(BigInteger.valueOf(-LARGEST_EXPONENT));
    return Optional.of(BigDecimal.ONE.scaleByPowerOfTen(bounded.intValue()));
  }
}

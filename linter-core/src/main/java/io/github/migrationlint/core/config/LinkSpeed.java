package io.github.migrationlint.core.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;

/**
 * The speed of a network link, in bits per second as vendors count them: 10 Gbit are 10^10 bits.
 *
 * @param written as the user wrote it, for messages
 */
public record LinkSpeed(BigInteger bytesPerSecond, String written) {
  private static final BigDecimal BITS_OF_A_BYTE = BigDecimal.valueOf(8);

  /** More digits than any link has. */
  private static final int MOST_DIGITS = 9;

  public LinkSpeed {
    Objects.requireNonNull(bytesPerSecond);
    Objects.requireNonNull(written);
  }

  /**
   * Reads {@code 25Gbit}, {@code 2.5Gbit} or {@code 800Mbit}, with {@code /s} behind it or not.
   *
   * @return empty for anything else, zero included
   */
  public static Optional<LinkSpeed> parse(String text) {
    var amount = text.endsWith("/s") ? text.substring(0, text.length() - 2) : text;
    if (amount.endsWith("Gbit")) {
      return of(amount, 9, text);
    }
    return amount.endsWith("Mbit") ? of(amount, 6, text) : Optional.empty();
  }

  /** Whether that many bytes per second are more than it moves. */
  public boolean isExceededBy(BigInteger bytes) {
    return bytes.compareTo(bytesPerSecond) > 0;
  }

  /** {@code 1250 MB/s (10Gbit)}. */
  public String describe() {
    return megabytes(bytesPerSecond) + " (" + written + ")";
  }

  /** Bytes per second in megabytes as links count them, decimal and rounded down. */
  public static String megabytes(BigInteger bytes) {
    var mega = new BigDecimal(bytes).movePointLeft(6);
    var scale = mega.compareTo(BigDecimal.TEN) < 0 ? 1 : 0;
    return mega.setScale(scale, RoundingMode.DOWN) + " MB/s";
  }

  private static Optional<LinkSpeed> of(String amount, int exponent, String written) {
    var number = amount.substring(0, amount.length() - "Gbit".length()).strip();
    if (!isDecimal(number)) {
      return Optional.empty();
    }
    var bits = new BigDecimal(number).scaleByPowerOfTen(exponent);
    var bytes = bits.divide(BITS_OF_A_BYTE).toBigInteger();
    return bytes.signum() > 0 ? Optional.of(new LinkSpeed(bytes, written)) : Optional.empty();
  }

  /** Digits, with one point between them or none. */
  private static boolean isDecimal(String number) {
    var points = 0;
    for (var i = 0; i < number.length(); i++) {
      var c = number.charAt(i);
      if (c == '.' && i > 0 && i < number.length() - 1) {
        points++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return !number.isEmpty() && number.length() <= MOST_DIGITS && points <= 1;
  }
}

package io.github.migrationlint.rules.bandwidth.invalidbandwidthquantity;

import io.github.migrationlint.core.resource.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Guesses which quantity someone means who writes units as other tools have them. */
final class LikelyQuantity {
  private static final BigDecimal BITS = BigDecimal.valueOf(8);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private LikelyQuantity() {}

  /** The quantity of {@code 64MiB} or {@code 1Gbps}; empty where more than one may be meant. */
  static Optional<String> of(String text) {
    var digits = numberLength(text);
    if (digits == 0) {
      return Optional.empty();
    }
    var number = text.substring(0, digits);
    var unit = withoutTime(text.substring(digits).replace(" ", ""));
    var likely = ofBits(number, unit).or(() -> ofBytes(unit).map(suffix -> number + suffix));
    return likely.filter(LikelyQuantity::isLimit);
  }

  private static boolean isLimit(String quantity) {
    return Quantity.parse(quantity)
        .flatMap(Quantity::mebiBytes)
        .filter(mebiBytes -> mebiBytes.signum() > 0)
        .isPresent();
  }

  /** How many characters at the start are digits, with one point between them at most. */
  private static int numberLength(String text) {
    var end = digitsFrom(text, 0);
    return end > 0 && end < text.length() && text.charAt(end) == '.'
        ? digitsFrom(text, end + 1)
        : end;
  }

  private static int digitsFrom(String text, int start) {
    var end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static String withoutTime(String unit) {
    if (unit.endsWith("/s")) {
      return unit.substring(0, unit.length() - 2);
    }
    return unit.endsWith("bps") || unit.endsWith("Bps")
        ? unit.substring(0, unit.length() - 2)
        : unit;
  }

  private static Optional<String> ofBytes(String unit) {
    return switch (unit) {
      case "K", "KB", "kB" -> Optional.of("k");
      case "MB" -> Optional.of("M");
      case "g", "GB" -> Optional.of("G");
      case "TB" -> Optional.of("T");
      case "KiB", "ki", "KI" -> Optional.of("Ki");
      case "MiB", "mi", "MI", "Mi" -> Optional.of("Mi");
      case "GiB", "gi", "GI", "Gi" -> Optional.of("Gi");
      case "TiB", "ti", "TI", "Ti" -> Optional.of("Ti");
      case "k", "M", "G", "T", "Ki" -> Optional.of(unit);
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofBits(String number, String unit) {
    var scale =
        switch (unit) {
          case "Mb", "Mbit" -> 6;
          case "Gb", "Gbit" -> 9;
          case "Tb", "Tbit" -> 12;
          default -> 0;
        };
    if (scale == 0) {
      return Optional.empty();
    }
    var kilobytes = new BigDecimal(number)
        .scaleByPowerOfTen(scale)
        .divide(BITS)
        .divide(THOUSAND, 0, RoundingMode.DOWN);
    var megabytes = kilobytes.divideAndRemainder(THOUSAND);
    return Optional.of(
        megabytes[1].signum() == 0
            ? megabytes[0].toPlainString() + "M"
            : kilobytes.toPlainString() + "k");
  }
}

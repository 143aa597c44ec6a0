package io.github.migrationlint.core.diagnostic;

import java.time.Duration;
import java.util.Optional;

/** How the values of a parameter are written. */
public interface ParameterForm<T> {
  /** A whole number from 1 on. */
  ParameterForm<Integer> COUNT = new ParameterForm<>() {
    @Override
    public Optional<Integer> parse(String text) {
      return wholeNumber(text).filter(number -> number > 0);
    }

    @Override
    public String expected() {
      return "a whole number from 1 on";
    }

    @Override
    public String pattern() {
      return "^[1-9][0-9]{0,8}$";
    }

    @Override
    public String write(Integer value) {
      return String.valueOf(value);
    }
  };

  /** A whole number of one unit, such as {@code 4h}. */
  ParameterForm<Duration> DURATION = new ParameterForm<>() {
    @Override
    public Optional<Duration> parse(String text) {
      if (text.isEmpty()) {
        return Optional.empty();
      }
      var amount = wholeNumber(text.substring(0, text.length() - 1)).filter(number -> number > 0);
      return switch (text.charAt(text.length() - 1)) {
        case 's' -> amount.map(Duration::ofSeconds);
        case 'm' -> amount.map(Duration::ofMinutes);
        case 'h' -> amount.map(Duration::ofHours);
        case 'd' -> amount.map(Duration::ofDays);
        default -> Optional.empty();
      };
    }

    @Override
    public String expected() {
      return "a duration such as `90s`, `45m`, `4h` or `2d`";
    }

    @Override
    public String pattern() {
      return "^[1-9][0-9]{0,8}[smhd]$";
    }

    @Override
    public String write(Duration value) {
      var seconds = value.toSeconds();
      if (seconds % 3600 == 0) {
        return seconds / 3600 + "h";
      }
      return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
  };

  /** The value a text represents; empty if it is no such text. */
  Optional<T> parse(String text);

  /** What a text must be, for a message. */
  String expected();

  /** A regular expression for the texts that are taken, for the JSON Schema. */
  String pattern();

  /** A value as users write it. */
  String write(T value);

  private static Optional<Integer> wholeNumber(String text) {
    if (text.isEmpty() || text.length() > 9) {
      return Optional.empty();
    }
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    return Optional.of(Integer.parseInt(text));
  }
}

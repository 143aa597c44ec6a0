package io.github.migrationlint.core.text;

import java.util.Optional;

/**
 * A day as {@code 2027-01-31} writes it. Without java.time, which a run would load for nothing else.
 *
 * @param epochDay days since 1970-01-01
 */
public record CalendarDay(long epochDay) implements Comparable<CalendarDay> {
  private static final int LENGTH = "2027-01-31".length();
  private static final long MILLISECONDS = 24L * 60 * 60 * 1000;

  /** The day of a clock in UTC. */
  public static CalendarDay ofMilliseconds(long sinceEpoch) {
    return new CalendarDay(Math.floorDiv(sinceEpoch, MILLISECONDS));
  }

  /** The day a text writes; empty if there is no such day. */
  public static Optional<CalendarDay> parse(String text) {
    if (text.length() != LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return Optional.empty();
    }
    var year = number(text, 0, 4);
    var month = number(text, 5, 7);
    var day = number(text, 8, 10);
    var exists = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= days(year, month);
    return exists ? Optional.of(new CalendarDay(epochDay(year, month, day))) : Optional.empty();
  }

  /** The number that digits write; -1 if one of the characters is none. */
  private static int number(String text, int start, int end) {
    var value = 0;
    for (var i = start; i < end; i++) {
      var digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int days(int year, int month) {
    return switch (month) {
      case 2 -> isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Days of whole years, then of whole months, then the rest. */
  private static long epochDay(int year, int month, int day) {
    var before = year - 1L;
    var days = 365 * before + before / 4 - before / 100 + before / 400;
    for (var m = 1; m < month; m++) {
      days += days(year, m);
    }
    // 719162 days lie between 0001-01-01 and 1970-01-01.
    return days + day - 1 - 719_162;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    var year = 1970 + (int) Math.floorDiv(epochDay, 366);
    while (epochDay(year + 1, 1, 1) <= epochDay) {
      year++;
    }
    var month = 1;
    while (month < 12 && epochDay(year, month + 1, 1) <= epochDay) {
      month++;
    }
    var day = epochDay - epochDay(year, month, 1) + 1;
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
  }

  private static String padded(long number, int digits) {
    var text = Long.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  @Override
  public int compareTo(CalendarDay other) {
    return Long.compare(epochDay, other.epochDay);
  }
}

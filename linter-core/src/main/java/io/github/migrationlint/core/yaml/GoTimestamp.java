package io.github.migrationlint.core.yaml;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A date or time in one of the four layouts of go-yaml's resolve.go (allowedTimestampFormats), as
 * Go's time.Parse takes them: fields but the year may lack their leading zero, the fraction may
 * follow a comma.
 */
final class GoTimestamp {
  private static final int YEAR_LENGTH = 4;
  private static final int FRACTION_LENGTH = 9;
  private static final int FEBRUARY = 2;
  private static final int MINUTES_OF_A_DAY = 24 * 60;
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final String text;
  private int next;

  private GoTimestamp(String text) {
    this.text = text;
  }

  /**
   * The moment as Go's encoding/json writes it, RFC 3339 with as many digits as matter; empty if
   * the text is no timestamp.
   */
  static Optional<GoValue> parse(String text) {
    if (text.length() <= YEAR_LENGTH || text.charAt(YEAR_LENGTH) != '-') {
      return Optional.empty();
    }
    return new GoTimestamp(text).parse();
  }

  private Optional<GoValue> parse() {
    while (next < YEAR_LENGTH) {
      if (!isDigit(next)) {
        return Optional.empty();
      }
      next++;
    }
    var year = Integer.parseInt(text.substring(0, YEAR_LENGTH));
    next++;
    var month = number(1, DAYS.length);
    if (month < 0 || !take('-')) {
      return Optional.empty();
    }
    var day = number(1, daysIn(year, month));
    if (day < 0) {
      return Optional.empty();
    }
    var date = text.substring(0, YEAR_LENGTH) + "-" + twoDigits(month) + "-" + twoDigits(day);
    if (next == text.length()) {
      return Optional.of(new GoValue.Str(date + "T00:00:00Z"));
    }
    var spaced = takeSpaces();
    if (!spaced && !take('T') && !take('t')) {
      return Optional.empty();
    }
    var clock = clock();
    if (clock.isEmpty()) {
      return Optional.empty();
    }
    var zone = spaced ? OptionalInt.of(0) : zone();
    if (zone.isEmpty() || next < text.length()) {
      return Optional.empty();
    }
    // time.Parse takes such a zone, Time.MarshalJSON does not.
    return Optional.of(
        Math.abs(zone.getAsInt()) >= MINUTES_OF_A_DAY
            ? new GoValue.Refused("JSON has no time zone a day away")
            : new GoValue.Str(date + "T" + clock.get() + name(zone.getAsInt())));
  }

  private Optional<String> clock() {
    var hour = number(0, 23);
    if (hour < 0 || !take(':')) {
      return Optional.empty();
    }
    var minute = number(0, 59);
    if (minute < 0 || !take(':')) {
      return Optional.empty();
    }
    var second = number(0, 59);
    if (second < 0) {
      return Optional.empty();
    }
    return Optional.of(
        twoDigits(hour) + ":" + twoDigits(minute) + ":" + twoDigits(second) + fraction());
  }

  private String fraction() {
    if (next + 1 >= text.length()
        || (text.charAt(next) != '.' && text.charAt(next) != ',')
        || !isDigit(next + 1)) {
      return "";
    }
    next++;
    var start = next;
    while (next < text.length() && isDigit(next)) {
      next++;
    }
    var end = Math.min(next, start + FRACTION_LENGTH);
    while (end > start && text.charAt(end - 1) == '0') {
      end--;
    }
    return end == start ? "" : "." + text.substring(start, end);
  }

  /** The minutes the zone is east of Greenwich. */
  private OptionalInt zone() {
    if (take('Z')) {
      return OptionalInt.of(0);
    }
    var west = take('-');
    if (!west && !take('+')) {
      return OptionalInt.empty();
    }
    if (next + 5 > text.length() || !isDigit(next + 1) || !isDigit(next + 4)) {
      return OptionalInt.empty();
    }
    var hour = number(0, 24);
    if (hour < 0 || !take(':')) {
      return OptionalInt.empty();
    }
    var minute = number(0, 60);
    if (minute < 0) {
      return OptionalInt.empty();
    }
    return OptionalInt.of((west ? -1 : 1) * (hour * 60 + minute));
  }

  private static String name(int zone) {
    if (zone == 0) {
      return "Z";
    }
    var minutes = Math.abs(zone);
    return (zone < 0 ? "-" : "+") + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60);
  }

  private boolean takeSpaces() {
    var start = next;
    while (take(' ')) {}
    return next > start;
  }

  private boolean take(char expected) {
    if (next < text.length() && text.charAt(next) == expected) {
      next++;
      return true;
    }
    return false;
  }

  /** One or two digits; -1 if there are none, or their number is out of range. */
  private int number(int least, int most) {
    if (next >= text.length() || !isDigit(next)) {
      return -1;
    }
    var value = text.charAt(next++) - '0';
    if (next < text.length() && isDigit(next)) {
      value = value * 10 + text.charAt(next++) - '0';
    }
    return value >= least && value <= most ? value : -1;
  }

  private static int daysIn(int year, int month) {
    var leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return DAYS[month - 1] + (leap && month == FEBRUARY ? 1 : 0);
  }

  private boolean isDigit(int index) {
    return text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}

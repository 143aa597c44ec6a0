package io.github.migrationlint.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against java.time. */
class CalendarDayTest {
  @Test
  void every_day_is_the_day_that_java_counts() {
    for (var day = LocalDate.of(1969, 12, 1).toEpochDay(); day < 60_000; day += 13) {
      var text = LocalDate.ofEpochDay(day).toString();
      assertEquals(Optional.of(new CalendarDay(day)), CalendarDay.parse(text));
      if (day >= 0) {
        assertEquals(text, new CalendarDay(day).toString());
      }
    }
  }

  @Test
  void what_java_refuses_is_refused() {
    for (var month = 0; month < 14; month++) {
      for (var day = 0; day < 33; day++) {
        for (var year : new int[] {1900, 2000, 2023, 2024}) {
          var text = "%04d-%02d-%02d".formatted(year, month, day);
          assertEquals(exists(year, month, day), CalendarDay.parse(text).isPresent(), text);
        }
      }
    }
  }

  private static boolean exists(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day).getDayOfMonth() == day;
    } catch (DateTimeException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2027-1-31", "2027/01/31", "31-01-2027", "2027-01-3a", "20270131xx"})
  void anything_else_is_no_day(String text) {
    assertEquals(Optional.empty(), CalendarDay.parse(text));
  }

  @Test
  void a_clock_tells_the_day_in_utc() {
    assertEquals("1970-01-01", CalendarDay.ofMilliseconds(86_399_999).toString());
    assertEquals("1970-01-02", CalendarDay.ofMilliseconds(86_400_000).toString());
  }
}

package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.text.CalendarDay;
import java.util.Objects;

/**
 * Which findings a run takes for accepted.
 *
 * @param suppressions whether suppressions count
 * @param today the day on which they are asked whether they still hold
 */
public record Acceptance(boolean suppressions, CalendarDay today) {
  /** Suppressions count, and none of them has expired. */
  public static final Acceptance OF_SUPPRESSIONS = new Acceptance(true, new CalendarDay(0));

  public Acceptance {
    Objects.requireNonNull(today);
  }
}

package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.baseline.Baseline;
import io.github.migrationlint.core.text.CalendarDay;
import java.util.Objects;
import java.util.Optional;

/**
 * Which findings a run takes for accepted.
 *
 * @param suppressions whether suppressions count
 * @param today the day on which they are asked whether they still hold
 * @param baseline findings that were there before
 */
public record Acceptance(boolean suppressions, CalendarDay today, Optional<Baseline> baseline) {
  /** Suppressions count, and none of them has expired. */
  public static final Acceptance OF_SUPPRESSIONS =
      new Acceptance(true, new CalendarDay(0), Optional.empty());

  public Acceptance {
    Objects.requireNonNull(today);
    Objects.requireNonNull(baseline);
  }

  /** The same with a baseline. */
  public Acceptance with(Optional<Baseline> other) {
    return new Acceptance(suppressions, today, other);
  }
}

package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.baseline.Baseline;
import io.github.migrationlint.core.baseline.EarlierFindings;
import io.github.migrationlint.core.suppression.KnownSuppressions;
import io.github.migrationlint.core.text.CalendarDay;
import java.util.Objects;
import java.util.Optional;

/**
 * Which findings a run takes for accepted.
 *
 * @param suppressions whether suppressions count
 * @param today the day on which they are asked whether they still hold
 * @param baseline findings that were there when the user froze them
 * @param earlier findings of another revision
 * @param known the only suppressions in manifests that count; empty where all do
 */
public record Acceptance(
    boolean suppressions,
    CalendarDay today,
    Optional<Baseline> baseline,
    Optional<EarlierFindings> earlier,
    Optional<KnownSuppressions> known) {
  /** Suppressions count, and none of them has expired. */
  public static final Acceptance OF_SUPPRESSIONS =
      new Acceptance(true, new CalendarDay(0), Optional.empty());

  /** Without another revision. */
  public Acceptance(boolean suppressions, CalendarDay today, Optional<Baseline> baseline) {
    this(suppressions, today, baseline, Optional.empty(), Optional.empty());
  }

  public Acceptance {
    Objects.requireNonNull(today);
    Objects.requireNonNull(baseline);
    Objects.requireNonNull(earlier);
    Objects.requireNonNull(known);
  }

  /** The same, where findings of another revision are known. */
  public Acceptance with(EarlierFindings other) {
    return new Acceptance(suppressions, today, baseline, Optional.of(other), known);
  }

  /** The same, where no other suppressions in manifests count. */
  public Acceptance with(KnownSuppressions only) {
    return new Acceptance(suppressions, today, baseline, earlier, Optional.of(only));
  }

  /** The same with a baseline. */
  public Acceptance with(Optional<Baseline> other) {
    return new Acceptance(suppressions, today, other, earlier, known);
  }
}

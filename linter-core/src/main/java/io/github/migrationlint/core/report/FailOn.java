package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Severity;
import java.util.Optional;

/** The lowest severity that fails the check. */
public enum FailOn {
  ERROR("error", Optional.of(Severity.ERROR)),
  WARNING("warning", Optional.of(Severity.WARNING)),
  NOTE("note", Optional.of(Severity.NOTE)),
  /** Findings are reported, and nothing fails. */
  NEVER("never", Optional.empty());

  private final String word;
  private final Optional<Severity> lowest;

  FailOn(String word, Optional<Severity> lowest) {
    this.word = word;
    this.lowest = lowest;
  }

  /** The threshold of that name; empty if there is none. */
  public static Optional<FailOn> ofWord(String word) {
    for (var threshold : values()) {
      if (threshold.word.equals(word)) {
        return Optional.of(threshold);
      }
    }
    return Optional.empty();
  }

  /** The name users write. */
  public String word() {
    return word;
  }

  /** Whether a finding of that severity makes the check fail. */
  public boolean includes(Severity severity) {
    return lowest.isPresent() && severity.compareTo(lowest.get()) >= 0;
  }

  /** Whether the report has a finding that makes the check fail. */
  public boolean isReachedBy(LintReport report) {
    return lowest.isPresent() && report.reaches(lowest.get());
  }
}

package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Severity;
import java.util.Optional;

/** The mildest finding that makes a check fail. */
public enum FailOn {
  ERROR("error", Optional.of(Severity.ERROR)),
  WARNING("warning", Optional.of(Severity.WARNING)),
  NOTE("note", Optional.of(Severity.NOTE)),
  /** Findings are told, and nothing fails. */
  NEVER("never", Optional.empty());

  private final String word;
  private final Optional<Severity> mildest;

  FailOn(String word, Optional<Severity> mildest) {
    this.word = word;
    this.mildest = mildest;
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

  /** Whether the report has a finding that makes the check fail. */
  public boolean isReachedBy(LintReport report) {
    return mildest.isPresent() && report.reaches(mildest.get());
  }
}

package io.github.migrationlint.core.diagnostic;

import java.util.Locale;

/** How much a finding matters, least severe first. */
public enum Severity {
  NOTE,
  WARNING,
  ERROR;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word every format prints: {@code note}, {@code warning} or {@code error}. */
  public String word() {
    return word;
  }

  /** The milder of the two. */
  public Severity atMost(Severity ceiling) {
    return compareTo(ceiling) <= 0 ? this : ceiling;
  }
}

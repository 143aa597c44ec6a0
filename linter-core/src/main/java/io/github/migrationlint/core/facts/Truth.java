package io.github.migrationlint.core.facts;

/** An answer where the repository does not show everything. */
public enum Truth {
  YES,
  NO,
  UNKNOWN;

  /** Kleene's conjunction: one no decides. */
  public Truth and(Truth other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNKNOWN;
  }

  /** Kleene's disjunction: one yes decides. */
  public Truth or(Truth other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == NO && other == NO ? NO : UNKNOWN;
  }
}

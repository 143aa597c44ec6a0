package io.github.migrationlint.core.kustomize;

/** Whether something holds, as far as the releases of kustomize in use agree. */
enum Certainty {
  YES,
  NO,
  UNKNOWN;

  static Certainty of(boolean holds) {
    return holds ? YES : NO;
  }

  Certainty and(Certainty other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNKNOWN;
  }

  Certainty or(Certainty other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == NO && other == NO ? NO : UNKNOWN;
  }
}

package io.github.migrationlint.core.facts;

/** How likely time ends a migration before memory is copied, the least likely first. */
public enum Shortfall {
  /** One copy fits, and perhaps not what is written during it; or compression may save enough. */
  POSSIBLE,
  /** Not even one copy fits. */
  LIKELY,
  /** So little fits that nothing can save the migration. */
  CERTAIN
}

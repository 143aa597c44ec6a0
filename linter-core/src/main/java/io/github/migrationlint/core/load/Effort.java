package io.github.migrationlint.core.load;

/**
 * How many steps a walk may spend on matching the patterns of {@code .gitignore}. It grows with the
 * names that are asked about, so that a large repository is no matter; a file of patterns that are
 * made to be slow is. Not for several threads.
 */
final class Effort {
  private static final long STEPS = 50_000_000;

  /** A thousand patterns that people write cost less. */
  private static final long STEPS_PER_NAME = 20_000;

  private long left = STEPS;
  private boolean isSpent;

  /** Grants the steps of one more name. */
  void grant() {
    left += STEPS_PER_NAME;
  }

  /** Spends a step; false when there are none left. */
  boolean spend() {
    if (left > 0) {
      left--;
      return true;
    }
    isSpent = true;
    return false;
  }

  /** Whether a pattern was given up. */
  boolean isSpent() {
    return isSpent;
  }
}

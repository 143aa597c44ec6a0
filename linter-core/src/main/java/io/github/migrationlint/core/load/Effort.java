package io.github.migrationlint.core.load;

/**
 * What a walk may spend on patterns: steps of matching those of {@code .gitignore} and of globs, and
 * the characters that braces of globs expand to. Steps grow with the names that are asked about, so
 * that a large repository is no matter; patterns that are made to be slow are. Not for several threads.
 */
final class Effort {
  private static final long STEPS = 50_000_000;

  /** A thousand patterns that people write cost less. */
  private static final long STEPS_PER_NAME = 20_000;

  /** What all globs of a run may be long together, braces expanded. */
  private static final int CHARACTERS = 1 << 20;

  private long left = STEPS;
  private int charactersLeft = CHARACTERS;
  private boolean isSpent;
  private boolean isCut;

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

  /** Takes characters of expanded globs; false when there are not as many left. */
  boolean take(int characters) {
    if (characters <= charactersLeft) {
      charactersLeft -= characters;
      return true;
    }
    isCut = true;
    return false;
  }

  /** Notes that a glob represents more patterns than any may. */
  void cut() {
    isCut = true;
  }

  /** Whether some of the patterns that globs represent are left out. */
  boolean isCut() {
    return isCut;
  }

  /** Whether a pattern was given up. */
  boolean isSpent() {
    return isSpent;
  }
}

package io.github.migrationlint.core.text;

import java.util.Arrays;

/**
 * Which lines of a file are not in its text, because nothing in them can matter and the file is too long
 * to be kept whole. Lines are counted as if they were there.
 */
public final class OmittedLines {
  public static final OmittedLines NONE = new OmittedLines(new int[0], new int[0]);

  private final int[] offsets;
  private final int[] counts;

  /**
   * @param offsets where lines are missing: UTF-16 offsets of the lines that follow, ascending
   * @param counts how many are missing up to there, ascending
   */
  public OmittedLines(int[] offsets, int[] counts) {
    this.offsets = offsets.clone();
    this.counts = counts.clone();
  }

  public boolean isEmpty() {
    return offsets.length == 0;
  }

  /** How many lines are missing before the line that starts there. */
  int before(int offset) {
    var found = Arrays.binarySearch(offsets, offset);
    var index = found >= 0 ? found : -found - 2;
    return index < 0 ? 0 : counts[index];
  }
}

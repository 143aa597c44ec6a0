package io.github.migrationlint.core.load;

import org.jspecify.annotations.Nullable;

/**
 * What one look at a file has shown.
 *
 * @param text its text; null if the file can hold nothing relevant
 * @param length how many bytes it has
 */
record FirstLook(@Nullable Decoded text, int length) {
  /** At a file that can hold nothing relevant. */
  static final FirstLook PASSED_OVER = new FirstLook(null, 0);
}

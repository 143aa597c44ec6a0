package io.github.migrationlint.core.load;

import io.github.migrationlint.core.budget.Budget;
import java.util.List;

/**
 * Globs over paths, as {@link LoadRequest} explains them; what lies below a path that matches, matches
 * too. Each path costs at most the product of its length and the globs'.
 */
public final class PathGlobs {
  private final GlobSet globs;

  private PathGlobs(GlobSet globs) {
    this.globs = globs;
  }

  public static PathGlobs of(List<String> patterns) {
    return new PathGlobs(GlobSet.of(patterns, new Budget().share()));
  }

  /**
   * Whether a path matches.
   *
   * @param segments its names from the folder that the globs start from
   */
  public boolean match(List<String> segments) {
    return globs.start().enterAll(segments).matches();
  }
}

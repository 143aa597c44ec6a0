package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.budget.BudgetShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which files of a plain folder Argo CD applies: {@code spec.source.directory}, see
 * reposerver/repository/repository.go {@code getPotentiallyValidManifestFile}.
 *
 * @param recurse whether folders below count too
 * @param include a glob that a file must match; empty for every file
 * @param exclude a glob that it must not match; empty for none
 */
public record DirectoryFilter(boolean recurse, String include, String exclude) {
  /** What each file may cost; patterns that people write cost less. */
  private static final int STEPS_PER_NAME = 50;

  /** What an Application gets that says nothing. */
  public static final DirectoryFilter USUAL = new DirectoryFilter(false, "", "");

  public DirectoryFilter {
    Objects.requireNonNull(include);
    Objects.requireNonNull(exclude);
  }

  /**
   * Which of some files are applied.
   *
   * @param names paths from the folder
   * @param budget pays for matching; a file whose turn comes when it is spent is not applied
   */
  public List<String> among(List<String> names, BudgetShare budget) {
    var excluded = PathPattern.acrossFolders(exclude);
    var included = PathPattern.acrossFolders(include);
    var taken = new ArrayList<String>();
    for (var name : names) {
      budget.steps().grant(STEPS_PER_NAME);
      if ((recurse || name.indexOf('/') < 0)
          && isManifest(name)
          && (exclude.isEmpty() || !excluded.matches(name, budget))
          && (include.isEmpty() || included.matches(name, budget))
          && !isCut(budget)) {
        taken.add(name);
      }
    }
    return taken;
  }

  /** Whether nothing more is known, for the budget is spent and there are patterns. */
  public boolean isCut(BudgetShare budget) {
    return budget.steps().isSpent() && !(include.isEmpty() && exclude.isEmpty());
  }

  private static boolean isManifest(String path) {
    return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
  }
}

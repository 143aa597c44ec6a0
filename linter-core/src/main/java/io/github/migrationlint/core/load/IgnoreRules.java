package io.github.migrationlint.core.load;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.budget.BudgetShare;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What git ignores in one folder: the patterns of its work tree, of every folder down to this one,
 * and of {@code .git/info/exclude}, except what its index already tracks. Outside of a work tree
 * nothing is ignored. The user's global excludes are left alone, since they differ between machines.
 */
final class IgnoreRules {
  static final String GIT = ".git";
  static final String GITIGNORE = ".gitignore";

  /** The rules outside of any work tree. */
  static final IgnoreRules NONE = new IgnoreRules(null, List.of(), "", new Budget().share(), false);

  /** Patterns and the length of the path, from the top of the work tree, to the folder they are in. */
  private record ScopedPatterns(IgnoreFile file, int base) {}

  private final WorkTrees.@Nullable Tracked tracked;
  private final List<ScopedPatterns> levels;
  private final String path;
  private final BudgetShare budget;
  private final boolean isIgnored;

  /**
   * @param tracked null outside of a work tree
   * @param path from the top of the work tree, with a slash behind it
   * @param isIgnored whether the folder itself is ignored, and with it all in it that is not tracked
   */
  private IgnoreRules(
      WorkTrees.@Nullable Tracked tracked,
      List<ScopedPatterns> levels,
      String path,
      BudgetShare budget,
      boolean isIgnored) {
    this.tracked = tracked;
    this.levels = levels;
    this.path = path;
    this.budget = budget;
    this.isIgnored = isIgnored;
  }

  /** The rules that a folder inherits from the folders around it. */
  static IgnoreRules around(WorkTrees trees, Path folder) {
    var below = new ArrayDeque<Path>();
    below.push(folder);
    var parent = folder.getParent();
    while (parent != null && !trees.exists(parent.resolve(GIT))) {
      below.push(parent);
      parent = parent.getParent();
    }
    if (parent == null) {
      return NONE;
    }
    var rules = top(trees, parent).reading(trees, parent);
    for (var next : below) {
      rules = rules.enter(FileNames.of(next));
      if (!next.equals(folder)) {
        rules = rules.reading(trees, next);
      }
    }
    return rules;
  }

  /** The rules at the top of a work tree, its own {@code .gitignore} not yet read. */
  static IgnoreRules top(WorkTrees trees, Path folder) {
    return new IgnoreRules(trees.tracked(folder), List.of(), "", trees.budget(), false)
        .with(trees.exclude(folder));
  }

  /** These rules and those of the folder's {@code .gitignore}, if there is one. */
  IgnoreRules reading(WorkTrees trees, Path folder) {
    return isIgnored ? this : with(trees.patterns(folder));
  }

  private IgnoreRules with(Optional<byte[]> bytes) {
    if (bytes.isEmpty()) {
      return this;
    }
    var more = new ArrayList<>(levels);
    more.add(new ScopedPatterns(IgnoreFile.of(bytes.get()), path.length()));
    return new IgnoreRules(tracked, more, path, budget, isIgnored);
  }

  /** The rules that the folder of this name inherits. */
  IgnoreRules enter(String name) {
    return tracked == null
        ? this
        : new IgnoreRules(
            tracked, levels, path + IgnoreFile.bytesOf(name) + "/", budget, isIgnored);
  }

  /** The rules in a folder that is ignored and holds what is tracked: only that counts. */
  IgnoreRules enterIgnored(String name) {
    return new IgnoreRules(tracked, levels, path + IgnoreFile.bytesOf(name) + "/", budget, true);
  }

  /** Whether git ignores an untracked file or link of this name here; a link is no folder to git. */
  boolean ignores(String name, boolean folder) {
    if (isIgnored) {
      return true;
    }
    if (levels.isEmpty()) {
      return false;
    }
    var whole = path + IgnoreFile.bytesOf(name);
    budget.steps().grant(LoadLimits.STEPS_PER_NAME);
    for (var i = levels.size() - 1; i >= 0; i--) {
      var level = levels.get(i);
      var verdict = level.file.verdict(whole, level.base, path.length(), folder, budget);
      if (verdict != IgnoreFile.Verdict.SILENT) {
        return verdict == IgnoreFile.Verdict.IGNORED;
      }
    }
    return false;
  }

  /** Whether a file or link of this name is ignored and not tracked. */
  boolean leavesOut(String name) {
    return ignores(name, false)
        && !Objects.requireNonNull(tracked).has(path + IgnoreFile.bytesOf(name));
  }

  /** Whether something below an ignored folder of this name is tracked. */
  boolean tracksBelow(String name) {
    return Objects.requireNonNull(tracked).hasBelow(path + IgnoreFile.bytesOf(name));
  }
}

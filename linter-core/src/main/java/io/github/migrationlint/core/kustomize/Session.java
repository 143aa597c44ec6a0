package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.text.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What all kustomizations of one composition share. */
final class Session {
  /** Bases of bases of bases; kustomize knows no limit, a stack does. */
  static final int MAX_DEPTH = 64;

  final Kustomizations kustomizations;
  final KustomizeFiles files;
  final BudgetShare budget;
  final Map<Composer.BaseKey, Composer.Base> bases;
  final boolean reads;

  /** The folders from the top to where we are; entering one of them again, or above, is a cycle. */
  final List<String> visited = new ArrayList<>();

  /** kustomize stops at the first cycle, and so does the walk: around it there is no end. */
  boolean isStopped;

  /** What lists are merged by: the first schema that a kustomization names holds for all (SetSchema). */
  MergeKeys schema = MergeKeys.BUILT_IN;

  Session(
      Kustomizations kustomizations,
      KustomizeFiles files,
      BudgetShare budget,
      Map<Composer.BaseKey, Composer.Base> bases,
      boolean reads) {
    this.kustomizations = kustomizations;
    this.files = files;
    this.budget = budget;
    this.bases = bases;
    this.reads = reads;
  }

  /** kustomize takes it for a cycle to enter a folder it is in, or one above. */
  boolean isAboveVisited(String path) {
    for (var entered : visited) {
      if (new RepoPath(entered).isWithin(new RepoPath(path))) {
        return true;
      }
    }
    return false;
  }
}

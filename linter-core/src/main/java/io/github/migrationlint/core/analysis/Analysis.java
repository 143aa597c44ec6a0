package io.github.migrationlint.core.analysis;

import java.util.List;

/**
 * Something that can be worked out about one cluster: a fact, or the findings of a rule. It has no
 * state; the driver runs it at most once for each cluster.
 */
public interface Analysis<T> {
  /** What it needs to know first. */
  default List<Analysis<?>> requires() {
    return List.of();
  }

  T run(Pass pass);
}

package io.github.migrationlint.core.analysis;

import io.github.migrationlint.core.diagnostic.Requirement;

/**
 * Something that can be worked out about one cluster: a {@link Fact}, or the findings of a {@link
 * Rule}. It has no state; the driver runs it at most once for each cluster.
 */
public interface Analysis<T> extends Requirement {
  T run(Pass pass);
}

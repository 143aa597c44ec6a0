package io.github.migrationlint.core.config;

import io.github.migrationlint.core.load.PathGlobs;
import io.github.migrationlint.core.text.RepoPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Other levels for a part of the repository.
 *
 * @param paths globs from the configuration's folder; empty for every path
 * @param clusters names; none for every cluster
 * @param levels by rule
 */
public record LevelOverride(
    Optional<PathGlobs> paths, List<String> clusters, Map<String, Level> levels) {
  public LevelOverride {
    Objects.requireNonNull(paths);
    clusters = List.copyOf(clusters);
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
  }

  /** Whether it speaks of findings at that path in that cluster. */
  boolean concerns(RepoPath place, String cluster) {
    return (clusters.isEmpty() || clusters.contains(cluster))
        && (paths.isEmpty() || paths.get().match(place.segments()));
  }
}

package io.github.migrationlint.core.config;

import io.github.migrationlint.core.text.RepoPath;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A cluster the user names.
 *
 * @param paths files and folders it is made of, relative to the configuration's folder; at least one
 * @param target the versions it runs; empty for those of the whole configuration, or the evidence
 */
public record NamedCluster(
    String name, List<String> paths, Optional<DeclaredVersion> target, ClusterFacts facts) {
  public NamedCluster {
    Objects.requireNonNull(name);
    paths = List.copyOf(paths);
    Objects.requireNonNull(target);
    Objects.requireNonNull(facts);
  }

  /** Whether one of its paths is that place. */
  boolean hasPath(RepoPath place) {
    return paths.stream().map(RepoPath::new).anyMatch(place::equals);
  }

  /** Whether one of its paths is that place or a folder around it. */
  boolean holds(RepoPath place) {
    return paths.stream().map(RepoPath::new).anyMatch(place::isWithin);
  }
}

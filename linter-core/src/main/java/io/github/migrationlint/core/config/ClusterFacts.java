package io.github.migrationlint.core.config;

import java.util.Objects;
import java.util.Optional;

/**
 * What no manifest of a cluster says, and its users know.
 *
 * @param nodes how many nodes run VMs, at least one
 * @param migrationLink what the network that carries migrations moves, of each node
 * @param namespacesComplete whether every namespace with VMs is in the repository, with all labels
 */
public record ClusterFacts(
    Optional<Integer> nodes, Optional<LinkSpeed> migrationLink, boolean namespacesComplete) {

  /** Nobody has said anything. */
  public static final ClusterFacts UNKNOWN =
      new ClusterFacts(Optional.empty(), Optional.empty(), false);

  public ClusterFacts {
    Objects.requireNonNull(nodes);
    Objects.requireNonNull(migrationLink);
  }
}

package io.github.migrationlint.core.config;

import java.util.Objects;
import java.util.Optional;

/**
 * What no manifest of a cluster says, and its users know.
 *
 * @param nodes how many nodes run VMs, at least one
 * @param migrationLink what the network that carries migrations moves, of each node
 * @param namespacesComplete whether every namespace with VMs is in the repository, with all labels
 * @param cpus the processors of the nodes
 */
public record ClusterFacts(
    Optional<Integer> nodes,
    Optional<LinkSpeed> migrationLink,
    boolean namespacesComplete,
    Optional<NodeCpus> cpus) {

  /** No one has said anything. */
  public static final ClusterFacts UNKNOWN =
      new ClusterFacts(Optional.empty(), Optional.empty(), false, Optional.empty());

  public ClusterFacts {
    Objects.requireNonNull(nodes);
    Objects.requireNonNull(migrationLink);
    Objects.requireNonNull(cpus);
  }

  /** Without a word about processors. */
  public ClusterFacts(
      Optional<Integer> nodes, Optional<LinkSpeed> migrationLink, boolean namespacesComplete) {
    this(nodes, migrationLink, namespacesComplete, Optional.empty());
  }
}

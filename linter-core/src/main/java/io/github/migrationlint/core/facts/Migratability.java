package io.github.migrationlint.core.facts;

import java.util.List;

/**
 * Whether the VMIs of a workload can be migrated, as far as the repository shows.
 *
 * @param obstacles what surely prevents it, in the order in which upstream asks
 * @param doubts what may prevent it, each a clause that names what is not seen
 */
public record Migratability(List<Obstacle> obstacles, List<Doubt> doubts) {
  public Migratability {
    obstacles = List.copyOf(obstacles);
    doubts = List.copyOf(doubts);
  }

  public Truth truth() {
    if (!obstacles.isEmpty()) {
      return Truth.NO;
    }
    return doubts.isEmpty() ? Truth.YES : Truth.UNKNOWN;
  }

  /** Whether every release of KubeVirt has at least one of the obstacles. */
  public boolean isImpossibleInAnyVersion() {
    for (var obstacle : obstacles) {
      if (!obstacle.versionBound()) {
        return true;
      }
    }
    return false;
  }
}

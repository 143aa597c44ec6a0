package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which policies match the VMIs of one workload.
 *
 * @param matching those that certainly match, in rank order
 * @param undecided those that may match, in rank order
 * @param winner the policy that governs; empty where none matches, or an undecided one may outrank
 *     the best that matches
 * @param candidates where the winner is open: all that may win, in rank order; else empty
 */
public record PolicyMatch(
    Workload workload,
    List<MigrationPolicy> matching,
    List<Undecided> undecided,
    Optional<MigrationPolicy> winner,
    List<MigrationPolicy> candidates) {

  /** A policy whose match depends on what the repository does not show. */
  public record Undecided(MigrationPolicy policy, String reason) {
    public Undecided {
      Objects.requireNonNull(policy);
      Objects.requireNonNull(reason);
    }
  }

  public PolicyMatch {
    Objects.requireNonNull(workload);
    matching = List.copyOf(matching);
    undecided = List.copyOf(undecided);
    Objects.requireNonNull(winner);
    candidates = List.copyOf(candidates);
  }

  /** Whether it is certain who governs, or that no one does. */
  public boolean isDecided() {
    return candidates.isEmpty();
  }
}

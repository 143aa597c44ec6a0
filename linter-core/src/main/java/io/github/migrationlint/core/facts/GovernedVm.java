package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import java.util.Objects;
import java.util.Optional;

/**
 * A VM that may migrate, and of which it is certain which policy governs it.
 *
 * @param policy empty where none does
 * @param settings its migrations run with, as far as the repository shows them
 * @param size empty where the repository does not show it
 */
public record GovernedVm(
    Workload workload,
    Optional<MigrationPolicy> policy,
    EffectiveSettings settings,
    Optional<MigrationSize> size) {
  public GovernedVm {
    Objects.requireNonNull(workload);
    Objects.requireNonNull(policy);
    Objects.requireNonNull(settings);
    Objects.requireNonNull(size);
  }
}

package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.diagnostic.Diagnostic;
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

  /** A finding that also points at the place where the memory of this VM is written, if known. */
  public Diagnostic withMemory(Diagnostic finding) {
    return size.flatMap(known -> known.memory().origin().place())
        .map(place -> finding.withRelated(place, "the memory of `" + workload.id() + "`"))
        .orElse(finding);
  }
}

package io.github.migrationlint.schemas;

import java.util.Objects;
import java.util.Optional;

/**
 * Versions that belong together.
 *
 * @param openShiftVirtualization empty for a line that is not released as a product
 * @param isVerified whether the OpenShift Virtualization column was read upstream; where it was only
 *     inferred, nothing certain may be built on it
 * @param isDefault whether this is the newest line that is generally available, which is assumed
 *     where a repository does not tell
 */
public record ReleaseLine(
    Optional<Version> openShiftVirtualization,
    Version hyperConverged,
    Version kubeVirt,
    boolean isVerified,
    boolean isDefault) {
  public ReleaseLine {
    Objects.requireNonNull(openShiftVirtualization);
    Objects.requireNonNull(hyperConverged);
    Objects.requireNonNull(kubeVirt);
  }
}

package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.diagnostic.ObjectRef;
import java.util.Objects;

/**
 * The ACM object that brings a manifest to its clusters: a Policy, a ConfigurationPolicy or a
 * ManifestWork.
 *
 * @param ref the outermost one, which placements and bindings name
 * @param remediation what a policy does about a cluster that differs, as written; empty where
 *     nothing is said
 * @param creates whether the object is made where a cluster does not have it: a policy that enforces
 *     does so, one that informs only looks
 */
public record Carrier(ObjectRef ref, String remediation, boolean creates) {
  public Carrier {
    Objects.requireNonNull(ref);
    Objects.requireNonNull(remediation);
  }
}

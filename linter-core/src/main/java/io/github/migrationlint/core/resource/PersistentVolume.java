package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * A PersistentVolume.
 *
 * @param nodeTerms {@code spec.nodeAffinity.required.nodeSelectorTerms}: one of them has to hold for a
 *     node that uses the volume
 */
public record PersistentVolume(Header header, Items<NodePlacement.Term> nodeTerms) {
  public static final String KIND = "PersistentVolume";

  public PersistentVolume {
    Objects.requireNonNull(header);
    Objects.requireNonNull(nodeTerms);
  }
}

package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * A network of a guest: the pod's own, or one that Multus attaches.
 *
 * @param pod its keys; written for the pod's own network
 * @param multus {@code multus.networkName}
 */
public record GuestNetwork(Field<String> name, Field<Block> pod, Field<String> multus) {
  public GuestNetwork {
    Objects.requireNonNull(name);
    Objects.requireNonNull(pod);
    Objects.requireNonNull(multus);
  }
}

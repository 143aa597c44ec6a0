package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * What is asked of storage: by a PersistentVolumeClaim, by a DataVolume, or by a template of one in a
 * VirtualMachine.
 *
 * @param name of the claim that comes out of it
 * @param accessModes empty where the StorageProfile of the storage class decides
 * @param capacity {@code resources.requests.storage}
 */
public record Claim(
    Field<String> name,
    Items<Field<String>> accessModes,
    Field<String> storageClassName,
    Field<String> volumeMode,
    Field<Quantity> capacity) {
  public Claim {
    Objects.requireNonNull(name);
    Objects.requireNonNull(accessModes);
    Objects.requireNonNull(storageClassName);
    Objects.requireNonNull(volumeMode);
    Objects.requireNonNull(capacity);
  }
}

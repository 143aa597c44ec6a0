package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * What is asked of storage: by a PersistentVolumeClaim, by a DataVolume, or by a template of one in a
 * VirtualMachine.
 *
 * @param name of the claim that comes out of it
 * @param accessModes empty where the StorageProfile of the storage class decides
 * @param capacity {@code resources.requests.storage}
 * @param volumeName the PersistentVolume it is bound to by name
 * @param ofProfile whether CDI fills in what is missing from the StorageProfile of its class: it does for
 *     {@code spec.storage} of a DataVolume
 */
public record Claim(
    Field<String> name,
    Items<Field<String>> accessModes,
    Field<String> storageClassName,
    Field<String> volumeMode,
    Field<Quantity> capacity,
    Field<String> volumeName,
    boolean ofProfile) {
  public Claim {
    Objects.requireNonNull(name);
    Objects.requireNonNull(accessModes);
    Objects.requireNonNull(storageClassName);
    Objects.requireNonNull(volumeMode);
    Objects.requireNonNull(capacity);
    Objects.requireNonNull(volumeName);
  }
}

package io.github.migrationlint.core.resource;

import java.util.List;
import java.util.Objects;

/**
 * A PersistentVolumeClaim, or a DataVolume, which becomes one.
 *
 * @param accessModes as written; empty when left to the StorageProfile
 */
public record Volume(
    Header header, List<Field<String>> accessModes, Field<String> storageClassName) {
  public Volume {
    Objects.requireNonNull(header);
    accessModes = List.copyOf(accessModes);
    Objects.requireNonNull(storageClassName);
  }
}

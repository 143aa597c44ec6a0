package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * A volume of a VMI.
 *
 * @param source the kind of its source, {@code persistentVolumeClaim} and so on, at its key; absent
 *     where none is written
 * @param claim the name of the claim or DataVolume, where the source has one
 * @param shared {@code hostDisk.shared}
 * @param capacity {@code emptyDisk.capacity} or {@code hostDisk.capacity}
 */
public record GuestVolume(
    Field<String> name,
    Field<String> source,
    Field<String> claim,
    Field<Boolean> shared,
    Field<Quantity> capacity) {
  public static final String PERSISTENT_VOLUME_CLAIM = "persistentVolumeClaim";
  public static final String DATA_VOLUME = "dataVolume";
  public static final String HOST_DISK = "hostDisk";
  public static final String EMPTY_DISK = "emptyDisk";
  public static final String CONTAINER_DISK = "containerDisk";
  public static final String EPHEMERAL = "ephemeral";
  public static final String SERVICE_ACCOUNT = "serviceAccount";
  public static final String MEMORY_DUMP = "memoryDump";

  public GuestVolume {
    Objects.requireNonNull(name);
    Objects.requireNonNull(source);
    Objects.requireNonNull(claim);
    Objects.requireNonNull(shared);
    Objects.requireNonNull(capacity);
  }

  public boolean hasSource(String word) {
    return source.value().filter(word::equals).isPresent();
  }
}

package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * A disk of a guest; it shows the volume of the same name.
 *
 * @param target {@code disk}, {@code lun} or {@code cdrom}; a disk where none is written
 * @param readOnly as written at the target
 * @param reservation {@code lun.reservation}: whether SCSI reservations reach the storage
 * @param shareable whether several guests may use it at once
 */
public record GuestDisk(
    Field<String> name,
    Device target,
    Field<Boolean> readOnly,
    Field<Boolean> reservation,
    Field<Boolean> shareable) {
  /** What the guest sees. */
  public enum Device {
    DISK("disk"),
    LUN("lun"),
    CDROM("cdrom");

    private final String word;

    Device(String word) {
      this.word = word;
    }

    /** The key in the manifest. */
    public String word() {
      return word;
    }
  }

  public GuestDisk {
    Objects.requireNonNull(name);
    Objects.requireNonNull(target);
    Objects.requireNonNull(readOnly);
    Objects.requireNonNull(reservation);
    Objects.requireNonNull(shareable);
  }
}

package io.github.migrationlint.core.resource;

import java.util.Objects;

/** A PersistentVolumeClaim, or a DataVolume, which becomes one of the same name. */
public record Volume(Header header, Claim claim) {
  public Volume {
    Objects.requireNonNull(header);
    Objects.requireNonNull(claim);
  }
}

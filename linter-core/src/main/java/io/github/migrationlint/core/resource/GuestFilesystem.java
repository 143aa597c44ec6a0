package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * A volume shared with the guest as a file system.
 *
 * @param virtiofs its keys; the only kind there is
 */
public record GuestFilesystem(Field<String> name, Field<Block> virtiofs) {
  public GuestFilesystem {
    Objects.requireNonNull(name);
    Objects.requireNonNull(virtiofs);
  }
}

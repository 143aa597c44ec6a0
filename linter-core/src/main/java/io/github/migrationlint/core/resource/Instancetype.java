package io.github.migrationlint.core.resource;

import java.util.Objects;

/** A VirtualMachineInstancetype or VirtualMachineClusterInstancetype. */
public record Instancetype(Header header, Field<Quantity> guestMemory) {
  public Instancetype {
    Objects.requireNonNull(header);
    Objects.requireNonNull(guestMemory);
  }
}

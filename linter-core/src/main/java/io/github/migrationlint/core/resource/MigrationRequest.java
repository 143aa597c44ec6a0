package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * A VirtualMachineInstanceMigration: one attempt to move one VMI, made once and never again.
 *
 * @param vmiName the VMI to move
 * @param priority which only KubeVirt's own controller may set
 */
public record MigrationRequest(Header header, Field<String> vmiName, Field<Shape> priority) {
  public static final String KIND = "VirtualMachineInstanceMigration";

  public MigrationRequest {
    Objects.requireNonNull(header);
    Objects.requireNonNull(vmiName);
    Objects.requireNonNull(priority);
  }
}

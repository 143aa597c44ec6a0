package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * A VirtualMachineInstanceMigration: one attempt to move one VMI, made once and never again.
 *
 * @param vmiName the VMI to move
 * @param priority which only KubeVirt's own controller may set
 * @param sendTo written where the VMI moves to another cluster or namespace
 * @param receive written where it comes from one
 */
public record MigrationRequest(
    Header header, Field<String> vmiName, Field<Shape> priority, End sendTo, End receive) {
  public static final String KIND = "VirtualMachineInstanceMigration";

  /**
   * One end of a decentralized migration.
   *
   * @param block its keys
   * @param migrationId what names the migration, the same on both ends
   */
  public record End(Field<Block> block, Field<String> migrationId) {
    public End {
      Objects.requireNonNull(block);
      Objects.requireNonNull(migrationId);
    }
  }

  public MigrationRequest {
    Objects.requireNonNull(header);
    Objects.requireNonNull(vmiName);
    Objects.requireNonNull(priority);
    Objects.requireNonNull(sendTo);
    Objects.requireNonNull(receive);
  }
}

package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * What a VirtualMachine, or the VM template of a pool, says above the template of its VMI.
 *
 * @param running the deprecated spelling: true is the strategy {@code Always}, false {@code Halted}
 * @param dataVolumeTemplates the claims it makes for itself, by their names
 * @param updateVolumesStrategy {@code Migration} where changed volumes are copied while the guest runs
 */
public record Machine(
    Field<String> runStrategy,
    Field<Boolean> running,
    Reference instancetype,
    Reference preference,
    Items<Claim> dataVolumeTemplates,
    Field<String> updateVolumesStrategy) {
  /**
   * An instancetype or preference by name.
   *
   * @param kind the cluster-wide kind where absent
   * @param revisionName the recorded state of it that is used, whatever it says today
   * @param inferFromVolume names the volume whose labels say which one it is
   */
  public record Reference(
      Field<String> name,
      Field<String> kind,
      Field<String> revisionName,
      Field<String> inferFromVolume) {
    public Reference {
      Objects.requireNonNull(name);
      Objects.requireNonNull(kind);
      Objects.requireNonNull(revisionName);
      Objects.requireNonNull(inferFromVolume);
    }

    /** Whether any is referred to, legibly or not. */
    public boolean isWritten() {
      return name.isWritten() || inferFromVolume.isWritten();
    }
  }

  public Machine {
    Objects.requireNonNull(runStrategy);
    Objects.requireNonNull(running);
    Objects.requireNonNull(instancetype);
    Objects.requireNonNull(preference);
    Objects.requireNonNull(dataVolumeTemplates);
    Objects.requireNonNull(updateVolumesStrategy);
  }
}

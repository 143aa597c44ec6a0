package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.Guest;
import io.github.migrationlint.core.resource.GuestDisk;
import io.github.migrationlint.core.resource.GuestVolume;
import io.github.migrationlint.core.resource.Workload;
import java.math.BigInteger;
import java.util.Optional;

/**
 * How many bytes KubeVirt counts when it works out how long the migration of a workload may take.
 * Upstream: kubevirt {@code pkg/virt-launcher/virtwrap/manager.go}, {@code getVMIMigrationDataSize}:
 * the memory of the guest; where it has local volumes ({@code pkg/virt-handler/vm.go}, {@code
 * checkVolumesForMigration}) also the files of the ephemeral disk directory; and the volumes that a
 * storage migration moves, which are none as long as no one changes them.
 *
 * <p>In that directory lie the overlays of container disks and ephemeral volumes, of which no manifest
 * knows the size, and the images of cloud-init, which are small. Empty disks and the images of config
 * maps and secrets lie elsewhere: they are copied along and do not count.
 */
public final class MigrationSizes {
  public static final Analysis<MigrationSizes> ANALYSIS =
      new Fact<>("migration-sizes", GuestMemories.ANALYSIS) {
        @Override
        public MigrationSizes run(Pass pass) {
          return new MigrationSizes(pass.resultOf(GuestMemories.ANALYSIS));
        }
      };

  /** More than cloud-init images take: user data is at most a Secret, one MiB. */
  private static final BigInteger SMALL_IMAGES = BigInteger.valueOf(8 << 20);

  private final GuestMemories memories;

  private MigrationSizes(GuestMemories memories) {
    this.memories = memories;
  }

  /** Empty where the repository does not show it. */
  public Optional<MigrationSize> of(Workload workload) {
    var size = memories.of(workload).map(MigrationSize::new);
    var guest = workload.guest();
    if (size.isEmpty() || size.get().bytes().signum() <= 0 || !guest.volumes().complete()) {
      return Optional.empty();
    }
    return !hasLocalVolume(guest) || isNegligible(guest, size.get()) ? size : Optional.empty();
  }

  /** Whether what lies in the directory cannot start another gigabyte. */
  private static boolean isNegligible(Guest guest, MigrationSize size) {
    for (var volume : guest.volumes().items()) {
      if (volume.hasSource(GuestVolume.CONTAINER_DISK) || volume.hasSource(GuestVolume.EPHEMERAL)) {
        return false;
      }
    }
    var most = Feasibility.gigabytes(size.bytes().add(SMALL_IMAGES));
    return most.equals(size.gigabytes());
  }

  private static boolean hasLocalVolume(Guest guest) {
    for (var volume : guest.volumes().items()) {
      var isShared = volume.hasSource(GuestVolume.PERSISTENT_VOLUME_CLAIM)
          || volume.hasSource(GuestVolume.DATA_VOLUME)
          || volume.hasSource(GuestVolume.HOST_DISK);
      if (!isShared && !isReadOnlyMedium(guest, volume)) {
        return true;
      }
    }
    return false;
  }

  /** Upstream: {@code isReadOnlyDisk}. */
  private static boolean isReadOnlyMedium(Guest guest, GuestVolume volume) {
    for (var disk : guest.devices().disks().items()) {
      if (disk.target() == GuestDisk.Device.CDROM
          && disk.readOnly().value().orElse(!disk.readOnly().isWritten())
          && disk.name().value().isPresent()
          && disk.name().value().equals(volume.name().value())) {
        return true;
      }
    }
    return false;
  }
}

package io.github.migrationlint.rules.storage.unmigratablevolumeupdate;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.GuestDisk;
import io.github.migrationlint.core.resource.GuestVolume;
import io.github.migrationlint.core.resource.Machine;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Volumes that {@code updateVolumesStrategy: Migration} never moves. Upstream: kubevirt {@code
 * pkg/virt-controller/watch/volume-migration/volume-migration.go}, {@code ValidateVolumes}, and for persistent
 * reservations {@code pkg/virt-handler/vm.go}, {@code calculateLiveStorageMigrationCondition}.
 */
public final class UnmigratableVolumeUpdate implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "unmigratable-volume-update",
      Severity.NOTE,
      "a volume that cannot be migrated has the update strategy `Migration`");

  private static final Version RESERVATION_SINCE = Version.of(1, 9);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var workload : pass.cluster().workloads()) {
      workload
          .machine()
          .map(Machine::updateVolumesStrategy)
          .filter(strategy -> strategy.value().filter("Migration"::equals).isPresent())
          .ifPresent(strategy -> check(workload, strategy, pass, findings));
    }
    return findings;
  }

  private static void check(
      Workload workload, Field<String> strategy, Pass pass, List<Diagnostic> findings) {
    var kubeVirt = pass.cluster().versions().kubeVirt();
    for (var disk : workload.guest().devices().disks().items()) {
      if (hasClaim(disk, workload)) {
        describe(disk, kubeVirt)
            .map(finding -> finding.withRelated(strategy.span(), "changed volumes are migrated"))
            .ifPresent(findings::add);
      }
    }
  }

  private static boolean hasClaim(GuestDisk disk, Workload workload) {
    for (var volume : workload.guest().volumes().items()) {
      if (volume.name().value().isPresent()
          && volume.name().value().equals(disk.name().value())) {
        return volume.hasSource(GuestVolume.PERSISTENT_VOLUME_CLAIM)
            || volume.hasSource(GuestVolume.DATA_VOLUME);
      }
    }
    return false;
  }

  private static Optional<Diagnostic> describe(GuestDisk disk, Version kubeVirt) {
    var name = "disk `" + disk.name().value().orElse("?") + "`";
    if (disk.reservation().value().orElse(false) && kubeVirt.isAtLeast(RESERVATION_SINCE)) {
      return Optional.of(CARD.at(
              disk.reservation().span(),
              "no volume of this VM can be migrated: " + name + " is reserved")
          .withHelp("delete `reservation`, or delete `updateVolumesStrategy`"));
    }
    if (disk.shareable().value().orElse(false)) {
      return Optional.of(CARD.at(
              disk.shareable().span(),
              "the volume of " + name + " is never migrated: it is shareable")
          .withHelp("delete `updateVolumesStrategy`, or restart the VM when this volume changes"));
    }
    return disk.target() == GuestDisk.Device.LUN
        ? Optional.of(CARD.at(
                disk.name().span(), "the volume of " + name + " is never migrated: it is a LUN")
            .withHelp("delete `updateVolumesStrategy`, or restart the VM when this volume changes"))
        : Optional.empty();
  }
}

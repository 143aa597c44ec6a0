package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.facts.Migratabilities.ObstacleCollector;
import io.github.migrationlint.core.facts.Obstacle.Reason;
import io.github.migrationlint.core.resource.Claim;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.GuestVolume;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the target of a migration can use the volumes of a guest while its source still does.
 * Upstream: kubevirt {@code pkg/virt-handler/vm.go}, {@code checkVolumesForMigration}; the access modes
 * are those the claim asks for, {@code pkg/virt-controller/watch/vmi/storage.go}. Volumes that are
 * neither claims nor host disks never prevent a migration.
 */
final class VolumeCheck {
  private static final String SHARED = "ReadWriteMany";

  private final Claims claims;

  VolumeCheck(Claims claims) {
    this.claims = claims;
  }

  void check(Workload workload, ObstacleCollector findings) {
    for (var volume : workload.guest().volumes().items()) {
      if (volume.hasSource(GuestVolume.PERSISTENT_VOLUME_CLAIM)
          || volume.hasSource(GuestVolume.DATA_VOLUME)) {
        claim(workload, volume, findings);
      } else if (volume.hasSource(GuestVolume.HOST_DISK)) {
        hostDisk(volume, findings);
      }
    }
    if (!workload.guest().volumes().complete()) {
      findings.doubt("its volumes are not all in the repository", "all its volumes can be shared");
    }
  }

  private static void hostDisk(GuestVolume volume, ObstacleCollector findings) {
    if (volume.shared().isWritten() && volume.shared().value().isEmpty()) {
      findings.doubt(
          "whether its host disk is shared is not in the repository",
          "host disk `" + Migratabilities.text(volume.name()) + "` is shared");
    } else if (!volume.shared().value().orElse(false)) {
      var words = "host disk `" + Migratabilities.text(volume.name()) + "` is not shared";
      findings.obstacles.add(
          Obstacle.always(Reason.DISKS, words, volume.shared().span()));
    }
  }

  private void claim(Workload workload, GuestVolume volume, ObstacleCollector findings) {
    var name = volume.claim().value();
    var definitions = name.map(wanted -> claims.definitions(workload, wanted)).orElse(List.of());
    var shared = areShared(definitions);
    if (shared == Truth.NO) {
      findings.obstacles.add(obstacle(volume, definitions.get(0)));
    } else if (shared == Truth.UNKNOWN) {
      findings.doubt(
          "the access modes of claim `" + Field.shown(volume.claim(), "?")
              + "` are not in the repository",
          "claim `" + Field.shown(volume.claim(), "?") + "`" + storageClass(definitions) + " is `"
              + SHARED + "`");
    }
  }

  private static String storageClass(List<Claim> definitions) {
    return definitions.isEmpty()
        ? ""
        : definitions
            .get(0)
            .storageClassName()
            .value()
            .map(name -> " (storage class `" + name + "`)")
            .orElse("");
  }

  /** What all definitions agree on; a claim no one defines is unknown. */
  private Truth areShared(List<Claim> definitions) {
    var shared = definitions.isEmpty() ? Truth.UNKNOWN : isShared(definitions.get(0));
    for (var other : definitions) {
      shared = isShared(other) == shared ? shared : Truth.UNKNOWN;
    }
    return shared;
  }

  private Obstacle obstacle(GuestVolume volume, Claim claim) {
    var accessModes = claims.accessModes(claim);
    var modes = new ArrayList<String>();
    for (var mode : accessModes.items()) {
      modes.add("`" + mode.value().orElse("?") + "`");
    }
    var words = "claim `" + Migratabilities.text(volume.claim()) + "` is "
        + String.join(" and ", modes) + " only";
    return Obstacle.always(Reason.DISKS, words, volume.claim().span())
        .withElsewhere(accessModes.span(), "not `" + SHARED + "`");
  }

  private Truth isShared(Claim claim) {
    var modes = claims.accessModes(claim);
    if (!modes.complete() || modes.items().isEmpty()) {
      return Truth.UNKNOWN;
    }
    var answer = Truth.NO;
    for (var mode : modes.items()) {
      answer = answer.or(isShared(mode));
    }
    return answer;
  }

  private static Truth isShared(Field<String> mode) {
    return mode.value()
        .map(word -> word.equals(SHARED) ? Truth.YES : Truth.NO)
        .orElse(Truth.UNKNOWN);
  }
}

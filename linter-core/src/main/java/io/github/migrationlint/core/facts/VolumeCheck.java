package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.facts.Migratabilities.Findings;
import io.github.migrationlint.core.facts.Obstacle.Reason;
import io.github.migrationlint.core.resource.Claim;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.GuestVolume;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.Volume;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the target of a migration can use the volumes of a guest while its source still does.
 * Upstream: kubevirt {@code pkg/virt-handler/vm.go}, {@code checkVolumesForMigration}; the access modes
 * are those the claim asks for, {@code pkg/virt-controller/watch/vmi/storage.go}. Volumes that are
 * neither claims nor host disks never prevent a migration.
 */
final class VolumeCheck {
  private static final String SHARED = "ReadWriteMany";

  private final Map<String, List<Volume>> byName = new HashMap<>();

  VolumeCheck(List<Volume> defined) {
    for (var volume : defined) {
      if (!volume.header().partial()) {
        volume.claim().name().value().ifPresent(name -> byName
            .computeIfAbsent(name, any -> new ArrayList<>())
            .add(volume));
      }
    }
  }

  void check(Workload workload, Findings findings) {
    for (var volume : workload.guest().volumes().items()) {
      if (volume.hasSource(GuestVolume.PERSISTENT_VOLUME_CLAIM)
          || volume.hasSource(GuestVolume.DATA_VOLUME)) {
        claim(workload, volume, findings);
      } else if (volume.hasSource(GuestVolume.HOST_DISK)) {
        hostDisk(volume, findings);
      }
    }
    if (!workload.guest().volumes().complete()) {
      findings.doubts.add("its volumes are not all in the repository");
    }
  }

  private static void hostDisk(GuestVolume volume, Findings findings) {
    if (volume.shared().isWritten() && volume.shared().value().isEmpty()) {
      findings.doubts.add("whether its host disk is shared is not in the repository");
    } else if (!volume.shared().value().orElse(false)) {
      var words = "host disk `" + Migratabilities.text(volume.name()) + "` is not shared";
      findings.obstacles.add(
          Obstacle.always(Reason.DISKS, words, volume.shared().span()));
    }
  }

  private void claim(Workload workload, GuestVolume volume, Findings findings) {
    var name = volume.claim().value();
    var claims = name.map(wanted -> definitions(workload, wanted)).orElse(List.of());
    var shared = areShared(claims);
    if (shared == Truth.NO) {
      findings.obstacles.add(obstacle(volume, claims.get(0)));
    } else if (shared == Truth.UNKNOWN) {
      findings.doubts.add(
          "the access modes of claim `" + name.orElse("?") + "` are not in the repository");
    }
  }

  /** What all definitions agree on; a claim nobody defines is unknown. */
  private static Truth areShared(List<Claim> claims) {
    var shared = claims.isEmpty() ? Truth.UNKNOWN : isShared(claims.get(0));
    for (var other : claims) {
      shared = isShared(other) == shared ? shared : Truth.UNKNOWN;
    }
    return shared;
  }

  private static Obstacle obstacle(GuestVolume volume, Claim claim) {
    var modes = new ArrayList<String>();
    for (var mode : claim.accessModes().items()) {
      modes.add("`" + mode.value().orElse("?") + "`");
    }
    var words = "claim `" + Migratabilities.text(volume.claim()) + "` is "
        + String.join(" and ", modes) + " only";
    return Obstacle.always(Reason.DISKS, words, volume.claim().span())
        .because(claim.accessModes().span(), "not `" + SHARED + "`");
  }

  /**
   * Whatever says what the claim of that name is like: a template of the workload itself, or DataVolumes
   * and claims of its namespace. A DataVolume's claim has its name.
   */
  private List<Claim> definitions(Workload workload, String name) {
    var found = new ArrayList<Claim>();
    workload.machine().ifPresent(machine -> {
      for (var template : machine.dataVolumeTemplates().items()) {
        if (template.name().value().equals(Optional.of(name))) {
          found.add(template);
        }
      }
    });
    for (var volume : byName.getOrDefault(name, List.of())) {
      if (areInOneNamespace(volume.header(), workload.header())) {
        found.add(volume.claim());
      }
    }
    return found;
  }

  /** Where neither says, whoever applies their folders decides. */
  private static boolean areInOneNamespace(Header one, Header other) {
    var isWritten = one.namespace().isWritten() || other.namespace().isWritten();
    return isWritten
        ? one.namespaceText().equals(other.namespaceText())
        : folder(one).equals(folder(other));
  }

  private static String folder(Header header) {
    return header.span().source().id().folder();
  }

  private static Truth isShared(Claim claim) {
    var modes = claim.accessModes();
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

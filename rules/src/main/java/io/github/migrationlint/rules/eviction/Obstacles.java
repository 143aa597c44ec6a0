package io.github.migrationlint.rules.eviction;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.facts.Obstacle;
import io.github.migrationlint.core.text.Span;
import java.util.List;

/** How a finding tells why a VM cannot migrate. */
public final class Obstacles {
  private Obstacles() {}

  /** The first of them, and how many there are besides. */
  public static String words(List<Obstacle> obstacles) {
    var others = obstacles.size() - 1;
    var more =
        others == 0 ? "" : " (and " + others + (others == 1 ? " more reason)" : " more reasons)");
    return obstacles.get(0).words() + more;
  }

  /** The finding with the place of each, and with what makes it so elsewhere. */
  public static Diagnostic relate(Diagnostic finding, List<Obstacle> obstacles) {
    var related = finding;
    for (var obstacle : obstacles) {
      if (!isNamed(obstacle.place(), related)) {
        related = related.withRelated(obstacle.place(), obstacle.words());
      }
      if (obstacle.elsewhere().isPresent()) {
        var label = obstacle.elsewhere().get();
        related = related.withRelated(label.span(), label.message());
      }
    }
    return related;
  }

  private static boolean isNamed(Span place, Diagnostic finding) {
    return finding.primary().equals(place);
  }

  /** What makes the VM migrate, where somebody can do something about it. */
  public static String remedy(Obstacle obstacle) {
    return switch (obstacle.reason()) {
      case DISKS -> "keep its disks on claims with `ReadWriteMany`";
      case INTERFACE -> "connect it to the pod network by `masquerade`";
      case VIRTIOFS, PERSISTENT_RESERVATION -> "upgrade KubeVirt";
      case HOST_DEVICE -> "take the device away";
      case SEV, TDX, SECURE_EXECUTION -> "give up the protection of its memory";
      case HYPERV_PASSTHROUGH -> "name the Hyper-V features it needs";
    };
  }
}

package io.github.migrationlint.rules.eviction;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.facts.Obstacle;
import java.util.ArrayList;
import java.util.List;

/** How a finding tells why a VM cannot migrate. */
public final class Obstacles {
  private Obstacles() {}

  /** The finding with the place of each, and with what makes it so elsewhere. */
  public static Diagnostic relate(Diagnostic finding, List<Obstacle> obstacles) {
    var related = finding;
    for (var obstacle : obstacles) {
      related = related.withRelated(obstacle.place(), obstacle.description());
      if (obstacle.elsewhere().isPresent()) {
        var label = obstacle.elsewhere().get();
        related = related.withRelated(label.span(), label.message());
      }
    }
    return related;
  }

  /** What makes the VM migrate: each remedy once, because all obstacles have to go. */
  public static String remedies(List<Obstacle> obstacles) {
    var remedies = new ArrayList<String>();
    for (var obstacle : obstacles) {
      var remedy = remedy(obstacle);
      if (!remedies.contains(remedy)) {
        remedies.add(remedy);
      }
    }
    return String.join(" and ", remedies);
  }

  private static String remedy(Obstacle obstacle) {
    return switch (obstacle.reason()) {
      case DISKS -> "keep its disks on claims with `ReadWriteMany`";
      case INTERFACE -> "connect it to the pod network by `masquerade`";
      case VIRTIOFS, PERSISTENT_RESERVATION -> "upgrade KubeVirt";
      case HOST_DEVICE -> "remove the device";
      case SEV, TDX, SECURE_EXECUTION -> "remove `launchSecurity`";
      case HYPERV_PASSTHROUGH -> "replace `hypervPassthrough` by the Hyper-V features it needs";
    };
  }
}

package io.github.migrationlint.core.facts;

import io.github.migrationlint.schemas.Version;
import java.util.Optional;

/**
 * What happens to a VMI when its pod is evicted. Upstream: kubevirt {@code
 * staging/src/kubevirt.io/api/core/v1/types.go}, and {@code
 * pkg/virt-api/webhooks/validating-webhook/admitters/pod-eviction-admitter.go}, {@code
 * admitLauncherPod}.
 */
public enum EvictionStrategy {
  /** The eviction is refused; the VMI migrates if it can, else the eviction is refused without end. */
  LIVE_MIGRATE("LiveMigrate"),
  /** As before if the VMI can migrate; else the guest is shut down. */
  LIVE_MIGRATE_IF_POSSIBLE("LiveMigrateIfPossible"),
  /** The guest is shut down. */
  NONE("None"),
  /** The eviction is refused, and something outside of KubeVirt has to act. */
  EXTERNAL("External");

  private final String word;

  EvictionStrategy(String word) {
    this.word = word;
  }

  /** As manifests write it. */
  public String word() {
    return word;
  }

  /** The first release that accepts it; the oldest known here for what is older. */
  public Version since() {
    return switch (this) {
      case LIVE_MIGRATE -> Version.of(0, 41);
      case NONE -> Version.of(0, 51);
      case EXTERNAL -> Version.of(0, 53);
      case LIVE_MIGRATE_IF_POSSIBLE -> Version.of(1, 0);
    };
  }

  public boolean isKnownTo(Version kubeVirt) {
    return kubeVirt.isAtLeast(since());
  }

  /** The strategy of that name, exactly as written. */
  public static Optional<EvictionStrategy> named(String word) {
    for (var strategy : values()) {
      if (strategy.word.equals(word)) {
        return Optional.of(strategy);
      }
    }
    return Optional.empty();
  }
}

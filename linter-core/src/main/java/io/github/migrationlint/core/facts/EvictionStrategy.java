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
  /** The eviction is refused; the VMI migrates if it can, else the eviction is refused for ever. */
  LIVE_MIGRATE("LiveMigrate", Version.of(0, 41)),
  /** As before if the VMI can migrate; else the guest is shut down. */
  LIVE_MIGRATE_IF_POSSIBLE("LiveMigrateIfPossible", Version.of(1, 0)),
  /** The guest is shut down. */
  NONE("None", Version.of(0, 51)),
  /** The eviction is refused, and something outside of KubeVirt has to act. */
  EXTERNAL("External", Version.of(0, 53));

  private final String word;
  private final Version since;

  EvictionStrategy(String word, Version since) {
    this.word = word;
    this.since = since;
  }

  /** As manifests write it. */
  public String word() {
    return word;
  }

  /** The first release that accepts it. */
  public Version since() {
    return since;
  }

  public boolean isKnownTo(Version kubeVirt) {
    return kubeVirt.isAtLeast(since);
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

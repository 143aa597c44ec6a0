package io.github.migrationlint.core.facts;

/**
 * What KubeVirt does to a migration that has not finished at its completion timeout. Upstream: {@code
 * pkg/virt-launcher/virtwrap/live-migration-source.go}, {@code handleLegacyConvergence}; before 1.9
 * {@code processInflightMigration}. The feature gate {@code MigrationStallDetection} changes it.
 */
public enum TimeoutAction {
  ABORT,
  /** Switch to post-copy, after which no timeout applies. */
  POST_COPY,
  /** Pause the guest and wait for as long again before the migration is aborted. */
  PAUSE;

  /** How often the timeout passes before the migration is aborted; zero where it never is. */
  public int timeouts() {
    return switch (this) {
      case ABORT -> 1;
      case POST_COPY -> 0;
      case PAUSE -> 2;
    };
  }
}

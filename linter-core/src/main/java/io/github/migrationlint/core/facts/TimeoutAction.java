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
  PAUSE
}

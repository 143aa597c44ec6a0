package io.github.migrationlint.core.resource;

import io.github.migrationlint.schemas.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One setting of live migration, by the name KubeVirt, HyperConverged and MigrationPolicy share. See
 * kubevirt {@code staging/src/kubevirt.io/api/core/v1/types.go}, {@code MigrationConfiguration}.
 *
 * @param name as manifests write it; a dotted path for a setting below {@code experimental}
 * @param inCluster whether the configuration of the cluster can set it
 * @param inPolicy whether a MigrationPolicy can set it ({@code api/migrations/v1alpha1/types.go},
 *     {@code MigrationPolicySpec})
 * @param since the first KubeVirt that knows it
 */
public record MigrationField<T>(
    String name, Class<T> type, boolean inCluster, boolean inPolicy, Version since) {
  /** In every release that matters here. */
  private static final Version ALWAYS = Version.of(0, 0);

  /** How many migrations may run in the whole cluster; 0 means none ever starts. */
  public static final MigrationField<Long> PARALLEL_MIGRATIONS_PER_CLUSTER =
      cluster("parallelMigrationsPerCluster", Long.class);

  /** How many migrations may leave one node at a time; 0 means none ever starts. */
  public static final MigrationField<Long> PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE =
      cluster("parallelOutboundMigrationsPerNode", Long.class);

  /** Bytes per second for one migration; 0 means unlimited. */
  public static final MigrationField<Quantity> BANDWIDTH_PER_MIGRATION =
      policy("bandwidthPerMigration", Quantity.class);

  /** Seconds per started decimal gigabyte to copy; 0 means no limit. */
  public static final MigrationField<Long> COMPLETION_TIMEOUT_PER_GIB =
      policy("completionTimeoutPerGiB", Long.class);

  /** Seconds without progress before a migration is aborted; 0 means never. */
  public static final MigrationField<Long> PROGRESS_TIMEOUT =
      cluster("progressTimeout", Long.class);

  public static final MigrationField<Boolean> ALLOW_AUTO_CONVERGE =
      policy("allowAutoConverge", Boolean.class);

  public static final MigrationField<Boolean> ALLOW_POST_COPY =
      policy("allowPostCopy", Boolean.class);

  /** Follows {@code allowPostCopy} when unset; commit 0914f0d0b7. */
  public static final MigrationField<Boolean> ALLOW_WORKLOAD_DISRUPTION =
      policy("allowWorkloadDisruption", Boolean.class).from(Version.of(1, 5));

  public static final MigrationField<Boolean> UNSAFE_MIGRATION_OVERRIDE =
      cluster("unsafeMigrationOverride", Boolean.class);

  public static final MigrationField<Boolean> DISABLE_TLS = cluster("disableTLS", Boolean.class);

  /** The name of a NetworkAttachmentDefinition. */
  public static final MigrationField<String> NETWORK = cluster("network", String.class);

  public static final MigrationField<String> NODE_DRAIN_TAINT_KEY =
      cluster("nodeDrainTaintKey", String.class);

  public static final MigrationField<Boolean> MATCH_SELINUX_LEVEL_ON_MIGRATION =
      cluster("matchSELinuxLevelOnMigration", Boolean.class).from(Version.of(1, 0));

  /** Seconds. */
  public static final MigrationField<Long> UTILITY_VOLUMES_TIMEOUT =
      cluster("utilityVolumesTimeout", Long.class).from(Version.of(1, 8));

  /** Milliseconds, 1 to 2000000; behind a feature gate; commit 0cb924fc8f. */
  public static final MigrationField<Long> MAX_DOWNTIME_MS =
      policy("maxDowntimeMs", Long.class).from(Version.of(1, 9));

  private static final Version EXPERIMENTAL_SINCE = Version.of(1, 9);

  /** {@code none} or {@code zstd}; compressed migrations send less than they copy. */
  public static final MigrationField<String> COMPRESSION =
      experimental("compression", String.class, EXPERIMENTAL_SINCE);

  /**
   * By how much the stall detector may exceed the completion timeout; text in 1.9, a quantity later.
   */
  public static final MigrationField<Quantity> COMPLETION_TIMEOUT_FACTOR =
      stallDetector("completionTimeoutFactor", Quantity.class);

  /** All of them, in the order reports use. */
  public static final List<MigrationField<?>> ALL = List.of(
      PARALLEL_MIGRATIONS_PER_CLUSTER,
      PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE,
      BANDWIDTH_PER_MIGRATION,
      COMPLETION_TIMEOUT_PER_GIB,
      PROGRESS_TIMEOUT,
      ALLOW_AUTO_CONVERGE,
      ALLOW_POST_COPY,
      ALLOW_WORKLOAD_DISRUPTION,
      UNSAFE_MIGRATION_OVERRIDE,
      DISABLE_TLS,
      NETWORK,
      NODE_DRAIN_TAINT_KEY,
      MATCH_SELINUX_LEVEL_ON_MIGRATION,
      UTILITY_VOLUMES_TIMEOUT,
      MAX_DOWNTIME_MS,
      COMPRESSION,
      stallDetector("stallMargin", Long.class),
      stallDetector("stallProgressTimeout", Long.class),
      stallDetector("switchoverTimeout", Long.class),
      stallDetector("ewmaAlpha", Quantity.class),
      stallDetector("precopyPossibleFactor", Quantity.class),
      stallDetector("patienceWindowDecayFactor", Quantity.class),
      stallDetector("searchLocalMinima", Boolean.class),
      COMPLETION_TIMEOUT_FACTOR,
      downtimeTuning("initialMs"),
      downtimeTuning("steps"),
      downtimeTuning("startAfterIteration"),
      downtimeTuning("cooldownSeconds"));

  public MigrationField {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(since);
  }

  private static <T> MigrationField<T> cluster(String name, Class<T> type) {
    return new MigrationField<>(name, type, true, false, ALWAYS);
  }

  private static <T> MigrationField<T> policy(String name, Class<T> type) {
    return new MigrationField<>(name, type, true, true, ALWAYS);
  }

  private static <T> MigrationField<T> experimental(String path, Class<T> type, Version since) {
    return new MigrationField<>("experimental." + path, type, false, true, since);
  }

  private static <T> MigrationField<T> stallDetector(String name, Class<T> type) {
    return experimental("stallDetector." + name, type, EXPERIMENTAL_SINCE);
  }

  private static MigrationField<Long> downtimeTuning(String name) {
    return experimental("downtimeTuning." + name, Long.class, Version.MAIN);
  }

  private MigrationField<T> from(Version version) {
    return new MigrationField<>(name, type, inCluster, inPolicy, version);
  }

  /** The setting of that name; empty if there is none. */
  public static Optional<MigrationField<?>> named(String name) {
    for (var field : ALL) {
      if (field.name().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /**
   * The setting of the cluster that a member of that name decodes to; Go's {@code encoding/json} does
   * not care for the case of names.
   */
  static Optional<MigrationField<?>> decodedFrom(String name) {
    for (var field : ALL) {
      if (field.inCluster() && field.name().equalsIgnoreCase(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** Whether that release does not drop it. */
  public boolean isKnownTo(Version kubeVirt) {
    return kubeVirt.isAtLeast(since);
  }

  @Override
  public String toString() {
    return name;
  }
}

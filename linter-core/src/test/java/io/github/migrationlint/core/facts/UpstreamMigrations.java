package io.github.migrationlint.core.facts;

import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How kubevirt comes to the settings of a migration, step by step and as naively: what ours is compared
 * with. Settings are by name; one that is missing is a nil pointer. A bandwidth is a number of bytes.
 *
 * <p>Read at v0.49.0, v0.58.0, v1.3.0, v1.4.0, v1.5.0, v1.8.4 and v1.9.0. Only settings that a policy
 * can have are here, and one that it cannot.
 */
record UpstreamMigrations(Version kubeVirt) {
  private static final String AUTO_CONVERGE = "allowAutoConverge";
  private static final String BANDWIDTH = "bandwidthPerMigration";
  private static final String TIMEOUT = "completionTimeoutPerGiB";
  private static final String POST_COPY = "allowPostCopy";
  private static final String DISRUPTION = "allowWorkloadDisruption";
  private static final String DOWNTIME = "maxDowntimeMs";
  private static final String PROGRESS = "progressTimeout";
  private static final String COMPRESSION = "experimental.compression";
  private static final String STALL_MARGIN = "experimental.stallDetector.stallMargin";

  static final List<String> NAMES = List.of(
      AUTO_CONVERGE,
      BANDWIDTH,
      TIMEOUT,
      POST_COPY,
      DISRUPTION,
      DOWNTIME,
      PROGRESS,
      COMPRESSION,
      STALL_MARGIN);

  /** What a placeholder is taken for: two values of each, neither of them a default. */
  private static final Map<String, List<Object>> OPEN = Map.of(
      AUTO_CONVERGE, List.of(true, false),
      BANDWIDTH, List.of(64L << 20, 128L << 20),
      TIMEOUT, List.of(100L, 200L),
      POST_COPY, List.of(true, false),
      DISRUPTION, List.of(true, false),
      DOWNTIME, List.of(500L, 700L),
      PROGRESS, List.of(60L, 90L),
      COMPRESSION, List.of("none", "zstd"),
      STALL_MARGIN, List.of(5L, 6L));

  private static final Map<String, Long> BYTES =
      Map.of("25Mi", 25L << 20, "64Mi", 64L << 20, "0.0625Gi", 64L << 20, "128Mi", 128L << 20);

  static boolean isOpen(String text) {
    return text.startsWith("${");
  }

  /** All that the text of manifests may come to. */
  static List<Map<String, Object>> readings(Map<String, String> written) {
    List<Map<String, Object>> readings = List.of(Map.of());
    for (var setting : written.entrySet()) {
      var values = isOpen(setting.getValue())
          ? Objects.requireNonNull(OPEN.get(setting.getKey()))
          : List.of(decoded(setting.getValue()));
      var more = new ArrayList<Map<String, Object>>();
      for (var reading : readings) {
        for (var value : values) {
          more.add(with(reading, setting.getKey(), value));
        }
      }
      readings = more;
    }
    return readings;
  }

  private static Object decoded(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    if (text.equals("none") || text.equals("zstd")) {
      return text;
    }
    return BYTES.containsKey(text) ? BYTES.get(text) : Long.valueOf(text);
  }

  /** Fields of {@code MigrationPolicySpec}; the API server drops others. */
  boolean isInPolicy(String name) {
    return !name.equals(PROGRESS) && isIn(name);
  }

  /** Fields of {@code MigrationConfiguration}, likewise. */
  boolean isInConfiguration(String name) {
    return !name.startsWith("experimental.") && isIn(name);
  }

  private boolean isIn(String name) {
    return switch (name) {
      case DISRUPTION -> kubeVirt.isAtLeast(Version.of(1, 5));
      case DOWNTIME, COMPRESSION, STALL_MARGIN -> kubeVirt.isAtLeast(Version.of(1, 9));
      default -> true;
    };
  }

  /** {@code pkg/virt-config/configuration.go}, {@code defaultClusterConfig}. */
  private Map<String, Object> defaultClusterConfig() {
    var config = new TreeMap<String, Object>();
    config.put(AUTO_CONVERGE, false);
    config.put(BANDWIDTH, 0L);
    config.put(TIMEOUT, kubeVirt.isAtLeast(Version.of(1, 4)) ? 150L : 800L);
    config.put(POST_COPY, false);
    config.put(PROGRESS, 150L);
    if (kubeVirt.isAtLeast(Version.of(1, 9))) {
      config.put(DOWNTIME, 900L);
      // Filled in where they are used: shouldCompressMigration, applyStallDetectorDefaults.
      config.put(COMPRESSION, "none");
      config.put(STALL_MARGIN, 4L);
    }
    return config;
  }

  /** {@code pkg/virt-config/virt-config.go}, {@code GetMigrationConfiguration}. */
  Map<String, Object> getMigrationConfiguration(Map<String, Object> kubeVirtObject) {
    var config = defaultClusterConfig();
    for (var setting : kubeVirtObject.entrySet()) {
      if (isInConfiguration(setting.getKey())) {
        config.put(setting.getKey(), setting.getValue());
      }
    }
    if (kubeVirt.isAtLeast(Version.of(1, 5)) && !config.containsKey(DISRUPTION)) {
      config.put(DISRUPTION, config.getOrDefault(POST_COPY, false));
    }
    return config;
  }

  /** {@code pkg/virt-controller/watch/migration/migration.go}, {@code matchMigrationPolicy}. */
  Map<String, Object> under(Map<String, Object> written, Map<String, Object> config) {
    var spec = new TreeMap<String, Object>();
    for (var setting : written.entrySet()) {
      if (isInPolicy(setting.getKey())) {
        spec.put(setting.getKey(), setting.getValue());
      }
    }
    return kubeVirt.isAtLeast(Version.of(1, 9))
        ? applyMigrationPolicySpec(config, spec)
        : getMigrationConfByPolicy(config, spec);
  }

  /** {@code pkg/virt-controller/watch/migration/migrationpolicy.go}, since 1.9. */
  private static Map<String, Object> applyMigrationPolicySpec(
      Map<String, Object> base, Map<String, Object> spec) {
    var result = new TreeMap<>(base);
    if (!spec.containsKey(DISRUPTION) && spec.containsKey(POST_COPY)) {
      result.put(DISRUPTION, spec.get(POST_COPY));
    }
    for (var name : List.of(
        AUTO_CONVERGE,
        BANDWIDTH,
        TIMEOUT,
        DOWNTIME,
        POST_COPY,
        DISRUPTION,
        COMPRESSION,
        STALL_MARGIN)) {
      if (spec.containsKey(name)) {
        result.put(name, spec.get(name));
      }
    }
    return result;
  }

  /** {@code api/migrations/v1alpha1/types.go}, up to 1.8; the rule to follow came with 1.5. */
  private Map<String, Object> getMigrationConfByPolicy(
      Map<String, Object> config, Map<String, Object> spec) {
    var changed = new TreeMap<>(config);
    for (var name : List.of(AUTO_CONVERGE, BANDWIDTH, TIMEOUT, POST_COPY)) {
      if (spec.containsKey(name)) {
        changed.put(name, spec.get(name));
      }
    }
    if (spec.containsKey(DISRUPTION)) {
      changed.put(DISRUPTION, spec.get(DISRUPTION));
    } else if (kubeVirt.isAtLeast(Version.of(1, 5)) && spec.containsKey(POST_COPY)) {
      changed.put(DISRUPTION, spec.get(POST_COPY));
    }
    return changed;
  }

  private static Map<String, Object> with(Map<String, Object> some, String name, Object value) {
    var more = new TreeMap<>(some);
    more.put(name, value);
    return more;
  }
}

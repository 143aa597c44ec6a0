package io.github.migrationlint.core.facts;

import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How hyperconverged-cluster-operator comes to the migration settings of the KubeVirt object it owns, step by
 * step: the defaults that the API server takes from the schema, the copy in {@code hcLiveMigrationToKv}
 * ({@code controllers/handlers/kubevirt.go}), and the JSON patch in {@code applyAnnotationPatch}
 * ({@code controllers/operands/operand.go}): RFC 6902 on the JSON of the object, and the result decoded into the
 * object that is already filled.
 *
 * <p>Read at 1.8.0, 1.9.0, 1.13.0, 1.14.0 and 1.18.0, and on branch release-1.19. Values are as in {@link
 * UpstreamMigrations}.
 */
record UpstreamHyperConverged(Version version) {
  static final String PER_CLUSTER = "parallelMigrationsPerCluster";
  static final String PER_NODE = "parallelOutboundMigrationsPerNode";
  private static final String BANDWIDTH = "bandwidthPerMigration";
  private static final String TIMEOUT = "completionTimeoutPerGiB";
  private static final String PROGRESS = "progressTimeout";
  private static final String AUTO_CONVERGE = "allowAutoConverge";
  private static final String POST_COPY = "allowPostCopy";
  private static final String DISRUPTION = "allowWorkloadDisruption";

  /** One operation below {@code /spec/configuration}; a value of Optional.empty() is null. */
  record Operation(String op, List<String> path, @Nullable Object value) {}

  /** A patch that cannot be applied, so that the webhook rejects the object. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String reason) {
      super(reason);
    }
  }

  /** The fields of {@code liveMigrationConfig}. */
  List<String> fields() {
    var fields = new ArrayList<>(List.of(PER_CLUSTER, PER_NODE, BANDWIDTH, TIMEOUT, PROGRESS));
    if (version.isAtLeast(Version.of(1, 9))) {
      fields.add(AUTO_CONVERGE);
      fields.add(POST_COPY);
    }
    if (version.isAtLeast(Version.of(1, 19))) {
      fields.add(DISRUPTION);
    }
    return fields;
  }

  /** The defaults in the CRD; they also replace a null that is written. */
  private Map<String, Object> schemaDefaults() {
    var defaults = new TreeMap<String, Object>();
    var isNewest = version.isAtLeast(Version.of(1, 19));
    defaults.put(PER_CLUSTER, 5L);
    defaults.put(PER_NODE, isNewest ? 1L : 2L);
    defaults.put(TIMEOUT, isNewest ? 20L : version.isAtLeast(Version.of(1, 14)) ? 150L : 800L);
    defaults.put(PROGRESS, 150L);
    if (version.isAtLeast(Version.of(1, 9))) {
      defaults.put(AUTO_CONVERGE, false);
      defaults.put(POST_COPY, false);
    }
    if (isNewest) {
      defaults.put(DISRUPTION, false);
    }
    return defaults;
  }

  /** What the KubeVirt object then has under {@code spec.configuration.migrations}. */
  Map<String, Object> migrations(Map<String, Object> written, List<Operation> patch)
      throws Refused {
    var copied = schemaDefaults();
    for (var setting : written.entrySet()) {
      if (fields().contains(setting.getKey())) {
        copied.put(setting.getKey(), setting.getValue());
      }
    }
    var configuration = new TreeMap<String, Object>();
    configuration.put("migrations", new TreeMap<>(copied));
    for (var operation : patch) {
      apply(operation, configuration);
    }
    return decoded(configuration, copied);
  }

  /** RFC 6902, as evanphx/json-patch has it. */
  @SuppressWarnings("unchecked")
  private static void apply(Operation operation, Map<String, Object> configuration) throws Refused {
    var holder = configuration;
    var last = operation.path.get(operation.path.size() - 1);
    for (var step : operation.path.subList(0, operation.path.size() - 1)) {
      if (!(holder.get(step) instanceof Map<?, ?> inner)) {
        throw new Refused("no " + step);
      }
      holder = (Map<String, Object>) inner;
    }
    if (!operation.op.equals("add") && !holder.containsKey(last)) {
      throw new Refused("no " + last);
    }
    switch (operation.op) {
      case "add", "replace" -> holder.put(last, copy(operation.value));
      case "remove" -> holder.remove(last);
      case "test" -> {
        if (!Optional.ofNullable(operation.value).equals(Optional.ofNullable(holder.get(last)))) {
          throw new Refused("another " + last);
        }
      }
      default -> throw new IllegalArgumentException(operation.op);
    }
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object copy(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? new TreeMap<>((Map<String, Object>) map) : value;
  }

  /** {@code json.Unmarshal} into what is filled: what is missing stays, null clears, names in any case. */
  private static Map<String, Object> decoded(
      Map<String, Object> configuration, Map<String, Object> filled) {
    var result = new TreeMap<>(filled);
    if (!configuration.containsKey("migrations")) {
      return result;
    }
    if (!(configuration.get("migrations") instanceof Map<?, ?> migrations)) {
      return new TreeMap<>();
    }
    migrations.forEach((name, value) -> {
      if (value == null) {
        result.remove(name);
      } else {
        result.put((String) name, value);
      }
    });
    return result;
  }
}

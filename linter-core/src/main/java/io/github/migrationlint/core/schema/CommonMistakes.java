package io.github.migrationlint.core.schema;

import java.util.Map;
import java.util.Optional;

/**
 * Where a field belongs that people take from the other of the two configuring objects, or from Go
 * code: KubeVirt's {@code spec.configuration} and HyperConverged's {@code spec} name the same settings
 * differently.
 */
final class CommonMistakes {
  private static final Map<String, String> HOMES = Map.ofEntries(
      Map.entry("HyperConverged spec.configuration", "spec.liveMigrationConfig"),
      Map.entry("HyperConverged spec.migrations", "spec.liveMigrationConfig"),
      Map.entry("HyperConverged spec.migrationConfiguration", "spec.liveMigrationConfig"),
      Map.entry("HyperConverged spec.evictedStrategy", "spec.evictionStrategy"),
      Map.entry("KubeVirt spec.liveMigrationConfig", "spec.configuration.migrations"),
      Map.entry("KubeVirt spec.configuration.liveMigrationConfig", "spec.configuration.migrations"),
      Map.entry(
          "KubeVirt spec.configuration.migrationConfiguration", "spec.configuration.migrations"),
      Map.entry("KubeVirt spec.migrationConfiguration", "spec.configuration.migrations"),
      Map.entry("KubeVirt spec.evictionStrategy", "spec.configuration.evictionStrategy"),
      Map.entry(
          "KubeVirt spec.configuration.migrations.parallelMigrationsPerNode",
          "spec.configuration.migrations.parallelOutboundMigrationsPerNode"),
      Map.entry(
          "HyperConverged spec.liveMigrationConfig.parallelMigrationsPerNode",
          "spec.liveMigrationConfig.parallelOutboundMigrationsPerNode"));

  private CommonMistakes() {}

  /** The dotted path of the field that is meant; empty where none is known. */
  static Optional<String> home(String kind, String parent, String name) {
    return Optional.ofNullable(HOMES.get(kind + " " + parent + "." + name));
  }
}

package io.github.migrationlint.core.schema;

import io.github.migrationlint.core.text.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names people write for fields that are called otherwise, and too unlike for {@link Spelling}. */
final class Aliases {
  private static final Map<String, String> NAMES = Map.of(
      "postCopy", "allowPostCopy",
      "autoConverge", "allowAutoConverge",
      "workloadDisruption", "allowWorkloadDisruption",
      "vmiSelector", "virtualMachineInstanceSelector",
      "vmSelector", "virtualMachineInstanceSelector",
      "virtualMachineSelector", "virtualMachineInstanceSelector",
      "nsSelector", "namespaceSelector",
      "selector", "selectors",
      "maxParallelMigrations", "parallelMigrationsPerCluster",
      "migrationNetwork", "network");

  private Aliases() {}

  /** The known name that is meant; empty when there is none. */
  static Optional<String> of(String name, List<String> known) {
    return Optional.ofNullable(NAMES.get(name)).filter(known::contains);
  }
}

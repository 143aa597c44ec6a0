package io.github.migrationlint.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The defaults that matter to migrations, by version.
 *
 * <p>KubeVirt's CRD has none; {@code defaultClusterConfig} in its {@code
 * pkg/virt-config/configuration.go} supplies them. HCO's are schema defaults, which the API server
 * writes into the object, also over an explicit null. Versions were read from KubeVirt 0.36 and HCO
 * 1.4 on; KubeVirt 0.42 and 0.43 were not read and have the values of 0.41.
 *
 * <p>Fields are named {@code migrations.…}, {@code evictionStrategy} and {@code vmRolloutStrategy}
 * (KubeVirt, below {@code spec.configuration}), {@code experimental.…} (KubeVirt, a
 * MigrationPolicy's), {@code liveMigrationConfig.…} (HCO, wherever the API version puts it), and
 * {@code evictionStrategy.manyWorkers} and {@code evictionStrategy.oneWorker} (HCO, filled in by its
 * mutating webhook).
 */
public final class UpstreamDefaults {
  private static final int COLUMNS = 5;

  private UpstreamDefaults() {}

  /** Reads the table when it is first needed. */
  private static final class Table {
    static final List<UpstreamDefault> DEFAULTS = read();
  }

  private static List<UpstreamDefault> read() {
    var defaults = new ArrayList<UpstreamDefault>();
    for (var row : DataFiles.table("upstream/defaults.tsv", COLUMNS)) {
      defaults.add(new UpstreamDefault(
          Component.ofWord(row[0]), row[1], Version.parse(row[2]).orElseThrow(), row[3], row[4]));
    }
    return List.copyOf(defaults);
  }

  /** What is filled in for that field at that version; empty when nothing is. */
  public static Optional<UpstreamDefault> find(Component component, String field, Version version) {
    var found = Optional.<UpstreamDefault>empty();
    for (var candidate : Table.DEFAULTS) {
      if (candidate.component() == component
          && candidate.field().equals(field)
          && version.isAtLeast(candidate.since())) {
        found = Optional.of(candidate);
      }
    }
    return found.filter(f -> !f.value().isEmpty());
  }

  /** The fields that have a default at that version, in the order of the table. */
  public static List<String> fields(Component component, Version version) {
    var fields = new ArrayList<String>();
    for (var candidate : Table.DEFAULTS) {
      if (candidate.component() == component
          && !fields.contains(candidate.field())
          && find(component, candidate.field(), version).isPresent()) {
        fields.add(candidate.field());
      }
    }
    return fields;
  }
}

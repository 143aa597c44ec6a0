package io.github.migrationlint.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The feature gates of KubeVirt and of HyperConverged's {@code v1} API, by version.
 *
 * <p>KubeVirt compares names letter by letter ({@code pkg/virt-config/feature-gates.go}, {@code
 * isFeatureGateEnabled}); HyperConverged does not care for their case ({@code
 * pkg/featuregatedetails/feature_gates.go}, {@code GetFeatureGatePhase}).
 */
public final class FeatureGates {
  private static final int COLUMNS = 4;

  /** What a release makes of a gate. */
  public enum State {
    /** Off unless listed. */
    ALPHA,
    /** Off unless listed until KubeVirt 1.8; on by default since 1.9 and in HyperConverged. */
    BETA,
    /** On, whatever is listed. */
    GA,
    /** Off unless listed, and on its way out. */
    DEPRECATED,
    /** Off, whatever is listed. */
    DISCONTINUED,
    /** Known to earlier releases only. */
    ABSENT
  }

  private record Row(Component component, String gate, Version since, State state) {}

  private FeatureGates() {}

  /** Reads the table when it is first needed. */
  private static final class Table {
    static final List<Row> ROWS = read();
  }

  private static List<Row> read() {
    var rows = new ArrayList<Row>();
    for (var row : DataFiles.table("upstream/gates.tsv", COLUMNS)) {
      rows.add(new Row(
          Component.ofWord(row[0]), row[1], Version.parse(row[2]).orElseThrow(), state(row[3])));
    }
    return List.copyOf(rows);
  }

  /** Without {@code valueOf}, which finds the constants by reflection. */
  private static State state(String word) {
    return switch (word) {
      case "alpha" -> State.ALPHA;
      case "beta" -> State.BETA;
      case "ga" -> State.GA;
      case "deprecated" -> State.DEPRECATED;
      case "discontinued" -> State.DISCONTINUED;
      case "absent" -> State.ABSENT;
      default -> throw new IllegalArgumentException("no state of a gate: " + word);
    };
  }

  /** What that release makes of a gate; empty where it does not know it. */
  public static Optional<State> state(Component component, String gate, Version version) {
    var state = State.ABSENT;
    for (var row : Table.ROWS) {
      if (isFor(row, component, gate) && version.isAtLeast(row.since())) {
        state = row.state();
      }
    }
    return state == State.ABSENT ? Optional.empty() : Optional.of(state);
  }

  /** The first version that knows a gate; empty where none does. */
  public static Optional<Version> since(Component component, String gate) {
    for (var row : Table.ROWS) {
      if (isFor(row, component, gate)) {
        return Optional.of(row.since());
      }
    }
    return Optional.empty();
  }

  /** The oldest KubeVirt whose gates the table has; it has those of every release since. */
  public static Version oldestKubeVirt() {
    var oldest = Version.MAIN;
    for (var row : Table.ROWS) {
      if (row.component() == Component.KUBEVIRT && row.since().isBefore(oldest)) {
        oldest = row.since();
      }
    }
    return oldest;
  }

  /** The version from which a gate is in the state it has at that version. */
  public static Optional<Version> inStateSince(Component component, String gate, Version version) {
    var since = Optional.<Version>empty();
    for (var row : Table.ROWS) {
      if (isFor(row, component, gate) && version.isAtLeast(row.since())) {
        since = Optional.of(row.since());
      }
    }
    return since;
  }

  /** The gates that do something in that release, by name. */
  public static List<String> names(Component component, Version version) {
    var names = new ArrayList<String>();
    for (var row : Table.ROWS) {
      if (row.component() == component
          && !names.contains(row.gate())
          && state(component, row.gate(), version)
              .filter(state -> state != State.DISCONTINUED)
              .isPresent()) {
        names.add(row.gate());
      }
    }
    return names;
  }

  private static boolean isFor(Row row, Component component, String gate) {
    return row.component() == component
        && (component == Component.KUBEVIRT
            ? row.gate().equals(gate)
            : row.gate().equalsIgnoreCase(gate));
  }
}

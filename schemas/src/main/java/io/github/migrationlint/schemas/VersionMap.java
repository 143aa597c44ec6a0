package io.github.migrationlint.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which versions of OpenShift Virtualization, HCO and KubeVirt belong together. */
public final class VersionMap {
  private static final int COLUMNS = 4;

  private VersionMap() {}

  /** Reads the table when it is first needed. */
  private static final class Table {
    static final List<ReleaseLine> LINES = read();
  }

  private static List<ReleaseLine> read() {
    var lines = new ArrayList<ReleaseLine>();
    for (var row : DataFiles.table("upstream/versions.tsv", COLUMNS)) {
      lines.add(new ReleaseLine(
          Version.parse(row[0]),
          Version.parse(row[1]).orElseThrow(),
          Version.parse(row[2]).orElseThrow(),
          !row[3].equals("inferred"),
          row[3].equals("default")));
    }
    return List.copyOf(lines);
  }

  /** All lines, oldest first. */
  public static List<ReleaseLine> lines() {
    return Table.LINES;
  }

  /** The newest line that is generally available. */
  public static ReleaseLine defaultLine() {
    for (var line : lines()) {
      if (line.isDefault()) {
        return line;
      }
    }
    throw new IllegalStateException("no line is marked as default");
  }

  /** The line of a version of OpenShift Virtualization; empty for one that is not in the table. */
  public static Optional<ReleaseLine> ofOpenShiftVirtualization(Version version) {
    for (var line : lines()) {
      if (line.openShiftVirtualization().equals(Optional.of(version))) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** The line of a version of HCO; empty for one that is not in the table, such as main. */
  public static Optional<ReleaseLine> ofHyperConverged(Version version) {
    for (var line : lines()) {
      if (line.hyperConverged().equals(version)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** The line of a version of KubeVirt; empty for one that no HCO carries. */
  public static Optional<ReleaseLine> ofKubeVirt(Version version) {
    for (var line : lines()) {
      if (line.kubeVirt().equals(version)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }
}

package io.github.migrationlint.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cluster-wide instancetypes and preferences that virt-operator installs, by release: {@code
 * pkg/virt-operator/resource/generate/components/instancetypes.go}. It does so unless {@code
 * commonInstancetypesDeployment} is off, from 1.4 on without a feature gate, and reverts changes.
 */
public final class ShippedInstancetypes {
  private static final int COLUMNS = 7;

  /** The first release that installs them without being asked to. */
  private static final Version SINCE = new Version(1, 4);

  /**
   * What one puts into a guest, as far as it matters to migrations.
   *
   * @param memory of the guest, as written
   * @param cpus of the guest
   * @param pageSize of huge pages, as written; empty where it asks for none
   * @param hasDedicatedCpus whether each has a core of its own
   * @param hasGpus whether it brings a device of the node
   */
  public record Sizing(
      String name,
      String memory,
      int cpus,
      String pageSize,
      boolean hasDedicatedCpus,
      boolean hasGpus) {}

  /**
   * What one puts into a guest, as far as it matters to migrations.
   *
   * @param keepsState whether the guest keeps the state of a TPM or of EFI
   */
  public record Preference(String name, boolean keepsState) {}

  private record Row(
      String kind,
      String name,
      Version since,
      String memory,
      String cpus,
      String pageSize,
      String marks) {
    boolean has(String mark) {
      return (" " + marks + " ").contains(" " + mark + " ");
    }
  }

  private ShippedInstancetypes() {}

  /** Reads the table when it is first needed. */
  private static final class Table {
    static final List<Row> ROWS = read();
  }

  private static List<Row> read() {
    var rows = new ArrayList<Row>();
    for (var row : DataFiles.table("upstream/instancetypes.tsv", COLUMNS)) {
      var since = Version.parse(row[2]).orElseThrow();
      rows.add(new Row(row[0], row[1], since, row[3], row[4], row[5], row[6]));
    }
    return List.copyOf(rows);
  }

  /** The instancetype of that name which the release installs; empty where it has none. */
  public static Optional<Sizing> instancetype(String name, Version kubeVirt) {
    return find("instancetype", name, kubeVirt)
        .map(row -> new Sizing(
            name,
            row.memory(),
            Integer.parseInt(row.cpus()),
            row.pageSize(),
            row.has("dedicated"),
            row.has("gpu")));
  }

  /** The preference of that name which the release installs; empty where it has none. */
  public static Optional<Preference> preference(String name, Version kubeVirt) {
    return find("preference", name, kubeVirt).map(row -> new Preference(name, row.has("state")));
  }

  private static Optional<Row> find(String kind, String name, Version kubeVirt) {
    if (!kubeVirt.isAtLeast(SINCE)) {
      return Optional.empty();
    }
    var found = Optional.<Row>empty();
    for (var row : Table.ROWS) {
      if (row.kind().equals(kind) && row.name().equals(name) && kubeVirt.isAtLeast(row.since())) {
        found = Optional.of(row);
      }
    }
    return found.filter(row -> !row.has("absent"));
  }
}

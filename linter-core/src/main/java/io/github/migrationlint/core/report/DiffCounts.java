package io.github.migrationlint.core.report;

import io.github.migrationlint.core.report.DiffReport.Kind;

/**
 * How many VMs change; one that is in two clusters counts twice.
 *
 * @param changed of those that both sides have
 * @param winner have another policy
 * @param settings have another setting in effect
 * @param drain meet drains otherwise
 * @param added only the head has
 * @param removed only the base has
 */
public record DiffCounts(int changed, int winner, int settings, int drain, int added, int removed) {
  public static DiffCounts of(DiffReport report) {
    return new DiffCounts(
        report
            .vmsWith(Kind.WINNER, Kind.SETTINGS, Kind.MIGRATABILITY, Kind.DRAIN)
            .size(),
        report.vmsWith(Kind.WINNER).size(),
        report.vmsWith(Kind.SETTINGS).size(),
        report.vmsWith(Kind.DRAIN).size(),
        report.vmsWith(Kind.VM_ADDED).size(),
        report.vmsWith(Kind.VM_REMOVED).size());
  }

  /** All VMs that the report names. */
  public int vms() {
    return changed + added + removed;
  }
}

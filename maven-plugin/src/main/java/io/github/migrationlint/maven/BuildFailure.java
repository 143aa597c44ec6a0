package io.github.migrationlint.maven;

import io.github.migrationlint.core.report.LintReport;
import java.util.ArrayList;
import java.util.List;

/** Why a build fails, and what to run next. */
final class BuildFailure {
  private BuildFailure() {}

  /**
   * The message of a build that fails.
   *
   * @param report has findings
   * @param plugin the coordinates of this plugin, which work without a POM, too
   */
  static String of(LintReport report, String plugin) {
    return "migration-lint " + counts(report) + ", see above"
        + "\nto read about a rule: mvn " + plugin + ":explain -Dmigration-lint.rule="
        + mostSevereRule(report)
        + "\nto report only: mvn " + plugin + ":report";
  }

  /** What was found, in words. */
  static String counts(LintReport report) {
    var summary = report.summary();
    var counts = new ArrayList<String>();
    add(counts, summary.errors(), "error");
    add(counts, summary.warnings(), "warning");
    add(counts, summary.notes(), "note");
    return "found " + (counts.isEmpty() ? "no problems" : String.join(", ", counts));
  }

  private static void add(List<String> counts, int count, String noun) {
    if (count > 0) {
      counts.add(count + " " + noun + (count == 1 ? "" : "s"));
    }
  }

  private static String mostSevereRule(LintReport report) {
    var worst = report.findings().get(0);
    for (var finding : report.findings()) {
      if (finding.severity().compareTo(worst.severity()) > 0) {
        worst = finding;
      }
    }
    return worst.code();
  }
}

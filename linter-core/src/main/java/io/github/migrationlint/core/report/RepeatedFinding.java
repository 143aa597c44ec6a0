package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.report.LintReport.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * A finding and those that say the same of other places: the first is shown, and the places of the
 * others are listed below it.
 *
 * @param first the first in source order
 * @param others those that follow it; usually none
 */
record RepeatedFinding(Diagnostic first, List<Diagnostic> others) {
  /** More places no one reads. */
  private static final int MOST_PLACES = 8;

  RepeatedFinding {
    others = List.copyOf(others);
  }

  /** What two findings have in common where reading one of them is enough. */
  private record Statement(String title, String message, List<Remark> remarks) {
    static Statement of(Diagnostic finding, Summary summary) {
      return new Statement(
          finding.severity().word() + " " + finding.code(),
          finding.message(),
          Remark.of(finding.withClusters(List.of()), summary));
    }
  }

  /**
   * The findings in their order; those that repeat one are where it is. One with places of its own
   * has something of its own to say.
   */
  static List<RepeatedFinding> in(List<Diagnostic> findings, Summary summary) {
    var known = new HashMap<Statement, List<Diagnostic>>();
    var groups = new ArrayList<List<Diagnostic>>();
    for (var finding : findings) {
      var statement = Statement.of(finding, summary);
      var group = finding.related().isEmpty() ? known.get(statement) : null;
      if (group == null) {
        group = new ArrayList<>();
        groups.add(group);
        if (finding.related().isEmpty()) {
          known.put(statement, group);
        }
      }
      group.add(finding);
    }
    var shown = new ArrayList<RepeatedFinding>();
    for (var group : groups) {
      shown.add(new RepeatedFinding(group.get(0), group.subList(1, group.size())));
    }
    return shown;
  }

  /** What is said of the first, and where the others are, with the clusters that tell them apart. */
  List<Remark> remarks(Summary summary) {
    var remarks = new ArrayList<>(Remark.of(first, summary));
    if (others.isEmpty()) {
      return remarks;
    }
    var places = new ArrayList<String>();
    for (var other : others.subList(0, Math.min(MOST_PLACES, others.size()))) {
      places.add(Remark.place(other, summary));
    }
    if (others.size() > MOST_PLACES) {
      places.add("and " + (others.size() - MOST_PLACES) + " more (format `concise` lists all)");
    }
    remarks.add(new Remark("also", String.join("\n", places)));
    return remarks;
  }
}

package io.github.migrationlint.cli;

import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.LintReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** How often each rule found something, most frequent first. */
final class Statistics {
  private record Finder(String rule, Severity severity) {}

  private record Count(Finder finder, int findings) {}

  private Statistics() {}

  /** A table of count, severity and rule; no line where nothing was found. */
  static List<String> lines(LintReport report) {
    var table = new TextTable();
    for (var count : counts(report)) {
      var finder = count.finder;
      table.addRow(Integer.toString(count.findings), finder.severity.word(), finder.rule);
    }
    return table.lines();
  }

  private static List<Count> counts(LintReport report) {
    var byFinder = new TreeMap<Finder, Integer>(
        Comparator.comparing(Finder::rule).thenComparing(Finder::severity));
    for (var finding : report.findings()) {
      byFinder.merge(new Finder(finding.code(), finding.severity()), 1, Integer::sum);
    }
    var counts = new ArrayList<Count>();
    byFinder.forEach((finder, findings) -> counts.add(new Count(finder, findings)));
    counts.sort(Comparator.comparing(Count::findings).reversed());
    return counts;
  }
}

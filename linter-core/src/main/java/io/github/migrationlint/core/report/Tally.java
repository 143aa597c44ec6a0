package io.github.migrationlint.core.report;

import io.github.migrationlint.core.report.LintReport.Summary;
import java.util.ArrayList;
import java.util.List;

/** What was counted, in words. */
final class Tally {
  private Tally() {}

  /** The one line that ends a run. */
  static String of(LintReport report) {
    var errors = report.internalErrors().size();
    return of(report.summary()) + (errors == 0 ? "" : ", but " + count(errors, "internal error"));
  }

  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String of(Summary summary) {
    var files = count(summary.files(), "file");
    var problems = new ArrayList<String>();
    addCount(problems, summary.errors(), "error");
    addCount(problems, summary.warnings(), "warning");
    addCount(problems, summary.notes(), "note");
    var details = new ArrayList<String>();
    if (problems.isEmpty() && summary.objects() == 0) {
      return "no KubeVirt objects in " + files + inBrackets(details, summary);
    }
    details.add(count(summary.objects(), "object"));
    var found = problems.isEmpty() ? "no problems" : "found " + String.join(", ", problems);
    return found + " in " + files + inBrackets(details, summary);
  }

  private static String inBrackets(List<String> details, Summary summary) {
    if (summary.suppressed() > 0) {
      details.add(summary.suppressed() + " suppressed");
    }
    if (!summary.templated().isEmpty()) {
      details.add(count(summary.templated().size(), "template") + " left out");
    }
    return details.isEmpty() ? "" : " (" + String.join(", ", details) + ")";
  }

  private static void addCount(List<String> counts, int count, String noun) {
    if (count > 0) {
      counts.add(count(count, noun));
    }
  }
}

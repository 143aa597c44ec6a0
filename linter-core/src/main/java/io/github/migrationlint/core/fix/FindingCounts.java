package io.github.migrationlint.core.fix;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.LintReport;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many findings of each kind a report has. A place may move, so it is not looked at. */
record FindingCounts(Map<Kind, Integer> counts) {
  private record Kind(String rule, Severity severity, String path, Optional<ObjectRef> object) {
    static Kind of(Diagnostic finding) {
      return new Kind(
          finding.code(),
          finding.severity(),
          finding.primary().source().id().path(),
          finding.object());
    }
  }

  static FindingCounts of(LintReport report) {
    var counts = new HashMap<Kind, Integer>();
    for (var finding : report.findings()) {
      counts.merge(Kind.of(finding), 1, Integer::sum);
    }
    return new FindingCounts(counts);
  }

  /** Whether there is something here that is not there. */
  boolean hasMoreThan(FindingCounts other) {
    for (var count : counts.entrySet()) {
      if (count.getValue() > other.counts.getOrDefault(count.getKey(), 0)) {
        return true;
      }
    }
    return false;
  }
}

package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The findings in one file, in source order. */
record FileFindings(String path, List<Diagnostic> findings) {
  /** The files of a report, in its order; a file without findings is not there. */
  static List<FileFindings> of(LintReport report) {
    var files = new LinkedHashMap<String, FileFindings>();
    for (var finding : report.findings()) {
      var path = finding.primary().source().id().path();
      files
          .computeIfAbsent(path, p -> new FileFindings(p, new ArrayList<>()))
          .findings
          .add(finding);
    }
    return new ArrayList<>(files.values());
  }
}

package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import java.util.List;
import java.util.Objects;

/**
 * What a run found, in source order; every format shows the same.
 *
 * @param internalErrors rules that failed, in words; never a user's mistake
 */
public record LintReport(Summary summary, List<Diagnostic> findings, List<String> internalErrors) {
  /**
   * How much was read and found.
   *
   * @param files YAML and JSON files looked at
   * @param templated files left out because they are templates, by name
   */
  public record Summary(
      int files,
      int documents,
      int objects,
      int clusters,
      int errors,
      int warnings,
      int notes,
      int suppressed,
      List<String> templated) {
    public Summary {
      templated = List.copyOf(templated);
    }
  }

  public LintReport {
    Objects.requireNonNull(summary);
    findings = List.copyOf(findings);
    internalErrors = List.copyOf(internalErrors);
  }

  /** Whether a finding is at least that severe. */
  public boolean reaches(Severity threshold) {
    for (var finding : findings) {
      if (finding.severity().compareTo(threshold) >= 0) {
        return true;
      }
    }
    return false;
  }
}

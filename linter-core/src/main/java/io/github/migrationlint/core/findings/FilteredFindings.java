package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.baseline.FrozenFinding;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.report.LintReport.Accepted;
import io.github.migrationlint.core.suppression.SuppressedFinding;
import java.util.List;
import java.util.Objects;

/**
 * The findings of a run after the user's decisions about them.
 *
 * @param findings that are reported, in source order
 * @param suppressed that the user accepts where they are, in source order
 * @param accepted how many are not reported
 * @param remaining what a baseline would hold without what is solved
 */
public record FilteredFindings(
    List<Diagnostic> findings,
    List<SuppressedFinding> suppressed,
    Accepted accepted,
    List<FrozenFinding> remaining) {
  public FilteredFindings {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    Objects.requireNonNull(accepted);
    remaining = List.copyOf(remaining);
  }
}

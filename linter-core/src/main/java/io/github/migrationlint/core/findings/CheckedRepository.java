package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.baseline.FindingIdentities;
import io.github.migrationlint.core.baseline.FrozenFinding;
import io.github.migrationlint.core.baseline.PathNames;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.suppression.SuppressionWriter;
import io.github.migrationlint.core.targets.Repository;
import java.util.List;

/** A repository, what a check finds in it, and its report. */
public record CheckedRepository(
    Repository repository, FilteredFindings filtered, LintReport report) {

  /** A check and what a baseline is to hold after it. */
  public record Frozen(LintReport report, List<FrozenFinding> findings) {
    public Frozen {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What a baseline is to hold: what was found, or what is left of the one that is accepted.
   *
   * @param names how the baseline calls the files
   */
  public Frozen frozen(PathNames names, Acceptance acceptance) {
    var hasBaseline = acceptance.baseline().isPresent();
    return new Frozen(report, hasBaseline ? filtered.remaining() : identified(names));
  }

  /** The findings without the places that change when lines are added. */
  List<FrozenFinding> identified(PathNames names) {
    return new FindingIdentities(repository, names).frozen(filtered.findings());
  }

  /** The texts of the files with suppressions of every finding in them. */
  public SuppressionWriter.Written suppressed(String reason) {
    return SuppressionWriter.of(filtered.findings(), repository, reason);
  }
}

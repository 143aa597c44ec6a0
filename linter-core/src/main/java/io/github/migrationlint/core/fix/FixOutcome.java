package io.github.migrationlint.core.fix;

import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.text.SourceFile;
import java.util.List;

/**
 * What fixing came to.
 *
 * @param report of the texts as they are after all fixes
 * @param files each text that changed, in path order
 * @param fixed how many fixes were applied
 */
public record FixOutcome(LintReport report, List<ChangedFile> files, int fixed) {
  public FixOutcome {
    files = List.copyOf(files);
  }

  /** A text as it was read, and as it is after all fixes. */
  public record ChangedFile(SourceFile before, SourceFile after) {}
}

package io.github.migrationlint.cli;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.git.GitHistory;
import io.github.migrationlint.core.git.NoSuchRevision;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.report.LintReport;

/** {@code --since}: only what the merge base of a revision and {@code HEAD} does not have. */
final class Since {
  private Since() {}

  /**
   * Lints the files as they are and as they were.
   *
   * @throws WrongUsage if there is no such revision here, or the files are not Git's
   */
  static LintReport lint(Linter linter, LoadRequest request, String revision) {
    if (request.paths().contains(LoadRequest.STDIN)) {
      throw new WrongUsage("`--since` compares files, and standard input is none");
    }
    try (var history = GitHistory.around(request.workingDirectory())) {
      var base = history.mergeBase(revision);
      var now = linter.load(request);
      return linter.lint(now, linter.load(request, base.files(), now.value()));
    } catch (NoSuchRevision missing) {
      throw new WrongUsage(String.valueOf(missing.getMessage()));
    }
  }
}

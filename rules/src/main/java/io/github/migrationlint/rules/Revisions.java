package io.github.migrationlint.rules;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.findings.ConfigurationChanges.Decided;
import io.github.migrationlint.core.findings.ConfigurationChanges.Sides;
import io.github.migrationlint.core.git.GitHistory;
import io.github.migrationlint.core.git.NoSuchRevision;
import io.github.migrationlint.core.git.Revision;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.suppression.KnownSuppressions;
import java.util.Optional;

/**
 * The revisions that a check needs: {@code since} names the one that the files are compared with, {@code
 * config-from} the one whose configuration, baseline and suppressions count.
 */
public final class Revisions implements AutoCloseable {
  private static final String HEAD = "head";
  private static final String BASE = "base";

  private final GitHistory history;
  private final Optional<Revision> base;
  private final Optional<Revision> decider;
  private final RunDecisions decisions;

  private Revisions(
      GitHistory history,
      Optional<Revision> base,
      Optional<Revision> decider,
      RunDecisions decisions) {
    this.history = history;
    this.base = base;
    this.decider = decider;
    this.decisions = decisions;
  }

  /**
   * Finds the revisions; empty where none is asked for.
   *
   * @param since empty where nothing is compared
   * @param configFrom a revision, {@code base} for that of {@code since}, or {@code head} for the work
   *     tree
   * @throws NoSuchRevision if there is no such revision here, or the files are not Git's
   */
  public static Optional<Revisions> of(
      Optional<String> since, Optional<String> configFrom, RunDecisions decisions) {
    var from = configFrom.filter(name -> !name.equals(HEAD));
    if (since.isEmpty() && from.isEmpty()) {
      return Optional.empty();
    }
    if (since.isEmpty() && from.equals(Optional.of(BASE))) {
      throw new NoSuchRevision("the base of `config-from` is that of `since`, which is missing");
    }
    var history = GitHistory.around(decisions.workingDirectory());
    try {
      var base = since.map(history::mergeBase);
      var decider = from.equals(Optional.of(BASE)) ? base : from.map(history::revision);
      return Optional.of(new Revisions(history, base, decider, decisions));
    } catch (NoSuchRevision missing) {
      history.close();
      throw missing;
    }
  }

  /**
   * What decides about findings instead of the work tree.
   *
   * @throws io.github.migrationlint.core.config.ConfigurationException if it is not understood
   */
  public Optional<Decided> deciding() {
    return decider.map(revision -> decisions.in(revision.files(), history.workTree()));
  }

  /** The only suppressions in manifests that count; empty where all do. */
  public Optional<KnownSuppressions> suppressions(Linter linter, LoadRequest request) {
    return decider.map(revision -> linter.suppressionsIn(request, revision.files()));
  }

  /**
   * Lints the files and, where they are compared, also as they were.
   *
   * @param current what the work tree decides about findings
   */
  public LintReport lint(Linter linter, LoadRequest request, Decided current) {
    if (base.isEmpty()) {
      return linter.lint(request);
    }
    var files = base.get().files();
    var before = decisions.asFarAsKnownIn(files, history.workTree());
    var now = linter.load(request);
    return linter.lint(
        now,
        linter.load(request, files, now.value()),
        new Sides(before, current, Configurations.rules()));
  }

  @Override
  public void close() {
    history.close();
  }
}

package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.report.LintReport.Accepted;
import io.github.migrationlint.core.suppression.SuppressedFinding;
import io.github.migrationlint.core.suppression.Suppressions;
import io.github.migrationlint.core.targets.Repository;
import java.util.ArrayList;
import java.util.List;

/** Applies what the user decides about findings: levels, then suppressions, then the baseline. */
public final class Judgment {
  private final Repository repository;
  private final Configuration configuration;
  private final RuleFilter filter;
  private final Acceptance acceptance;

  public Judgment(
      Repository repository,
      Configuration configuration,
      RuleFilter filter,
      Acceptance acceptance) {
    this.repository = repository;
    this.configuration = configuration;
    this.filter = filter;
    this.acceptance = acceptance;
  }

  /** What is left of complete findings in source order. */
  public Judged of(List<Diagnostic> complete) {
    var levels = new Levels(configuration, filter);
    var findings = levels.of(complete);
    var suppressed = List.<SuppressedFinding>of();
    if (acceptance.suppressions()) {
      var suppressions = Suppressions.in(repository, configuration, filter, acceptance.today());
      if (!suppressions.areNone()) {
        var applied = suppressions.apply(findings);
        findings = together(applied.left(), applied.problems(), levels);
        suppressed = applied.suppressed();
      }
    }
    if (acceptance.baseline().isEmpty()) {
      return new Judged(findings, suppressed, new Accepted(suppressed.size(), 0, 0), List.of());
    }
    var applied = acceptance.baseline().get().apply(findings, repository, filter);
    return new Judged(
        together(applied.left(), applied.problems(), levels),
        suppressed,
        new Accepted(suppressed.size(), applied.baselined(), 0),
        applied.remaining());
  }

  /** The findings and what is wrong with the user's decisions about them. */
  private List<Diagnostic> together(
      List<Diagnostic> findings, List<Diagnostic> problems, Levels levels) {
    if (problems.isEmpty()) {
      return findings;
    }
    var all = new ArrayList<>(findings);
    all.addAll(levels.of(Findings.of(problems, repository, List.of(), configuration)));
    all.sort(Diagnostic.SOURCE_ORDER);
    return all;
  }
}

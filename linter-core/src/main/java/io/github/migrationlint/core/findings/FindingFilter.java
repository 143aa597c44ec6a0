package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.baseline.FrozenFinding;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.report.LintReport.Accepted;
import io.github.migrationlint.core.suppression.SuppressedFinding;
import io.github.migrationlint.core.suppression.Suppressions;
import io.github.migrationlint.core.targets.Repository;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies what the user decides about findings: levels, suppressions, the baseline, and another
 * revision, in this order.
 */
public final class FindingFilter {
  private final Repository repository;
  private final Configuration configuration;
  private final RuleFilter filter;
  private final Acceptance acceptance;

  public FindingFilter(
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
  public FilteredFindings of(List<Diagnostic> complete) {
    var levels = new Levels(configuration, filter);
    var findings = levels.of(complete);
    var suppressed = List.<SuppressedFinding>of();
    if (acceptance.suppressions()) {
      var suppressions = Suppressions.in(
          repository, configuration, filter, acceptance.today(), acceptance.known());
      if (!suppressions.areNone()) {
        var applied = suppressions.apply(findings);
        findings = together(applied.left(), applied.problems(), levels);
        suppressed = applied.suppressed();
      }
    }
    var baselined = 0;
    var remaining = List.<FrozenFinding>of();
    if (acceptance.baseline().isPresent()) {
      var applied = acceptance.baseline().get().apply(findings, repository, filter);
      findings = together(applied.left(), applied.problems(), levels);
      baselined = applied.baselined();
      remaining = applied.remaining();
    }
    var known = 0;
    if (acceptance.earlier().isPresent()) {
      var applied = acceptance.earlier().get().apply(findings, repository);
      findings = applied.left();
      known = applied.known();
    }
    return new FilteredFindings(
        findings, suppressed, new Accepted(suppressed.size(), baselined, known), remaining);
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

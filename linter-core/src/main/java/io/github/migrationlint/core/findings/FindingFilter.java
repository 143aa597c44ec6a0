package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.baseline.FrozenFinding;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
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
  private final Failures failures;
  private final Levels levels;
  private List<Diagnostic> findings = List.of();
  private List<SuppressedFinding> suppressed = List.of();
  private List<FrozenFinding> remaining = List.of();
  private int baselined;
  private int known;

  /**
   * Decides as the user wants it.
   *
   * @param failures takes a decision that fails; what it would have accepted is reported then
   */
  public FindingFilter(
      Repository repository,
      Configuration configuration,
      RuleFilter filter,
      Acceptance acceptance,
      Failures failures) {
    this.repository = repository;
    this.configuration = configuration;
    this.filter = filter;
    this.acceptance = acceptance;
    this.failures = failures;
    this.levels = new Levels(configuration, filter);
  }

  /** What is left of complete findings in source order. */
  public FilteredFindings of(List<Diagnostic> complete) {
    findings = levels.of(complete);
    decide("applying suppressions", this::suppress);
    decide("applying the baseline", this::applyBaseline);
    decide("comparing with earlier findings", this::compare);
    return new FilteredFindings(
        findings, suppressed, new Accepted(suppressed.size(), baselined, known), remaining);
  }

  private void decide(String work, Runnable decision) {
    try {
      decision.run();
    } catch (RuntimeException | Error bug) {
      failures.add(work, bug);
    }
  }

  private void suppress() {
    if (acceptance.suppressions()) {
      var suppressions = Suppressions.in(
          repository, configuration, filter, acceptance.today(), acceptance.known());
      if (!suppressions.areNone()) {
        var applied = suppressions.apply(findings);
        findings = together(applied.left(), applied.problems());
        suppressed = applied.suppressed();
      }
    }
  }

  private void applyBaseline() {
    if (acceptance.baseline().isPresent()) {
      var applied = acceptance.baseline().get().apply(findings, repository, filter);
      findings = together(applied.left(), applied.problems());
      baselined = applied.baselined();
      remaining = applied.remaining();
    }
  }

  private void compare() {
    if (acceptance.earlier().isPresent()) {
      var applied = acceptance.earlier().get().apply(findings, repository);
      findings = applied.left();
      known = applied.known();
    }
  }

  /** The findings and what is wrong with the user's decisions about them. */
  private List<Diagnostic> together(List<Diagnostic> left, List<Diagnostic> problems) {
    if (problems.isEmpty()) {
      return left;
    }
    var all = new ArrayList<>(left);
    all.addAll(levels.of(Findings.of(problems, repository, List.of(), configuration)));
    all.sort(Diagnostic.SOURCE_ORDER);
    return all;
  }
}

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

/** Applies what the user decides about findings: levels, then suppressions. */
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
        findings = new ArrayList<>(applied.left());
        findings.addAll(
            levels.of(Findings.of(applied.problems(), repository, List.of(), configuration)));
        findings.sort(Diagnostic.SOURCE_ORDER);
        suppressed = applied.suppressed();
      }
    }
    return new Judged(findings, suppressed, new Accepted(suppressed.size(), 0, 0));
  }
}

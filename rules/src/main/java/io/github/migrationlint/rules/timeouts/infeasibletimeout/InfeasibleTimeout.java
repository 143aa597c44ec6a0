package io.github.migrationlint.rules.timeouts.infeasibletimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.GovernedVms;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.TimeLimit;
import io.github.migrationlint.core.facts.TimeLimits;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.rules.timeouts.CopyText;
import io.github.migrationlint.rules.timeouts.TimeoutSeverity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A bandwidth limit and a completion timeout that together abort the migration of large guests. */
public final class InfeasibleTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "infeasible-timeout",
          Severity.ERROR,
          "the bandwidth is too low to copy a large guest before the completion timeout")
      .also(Severity.WARNING, Severity.NOTE)
      .requires(TimeLimits.ANALYSIS, GovernedVms.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var limits = pass.resultOf(TimeLimits.ANALYSIS);
    var shown = new HashSet<Span>();
    for (var vm : pass.resultOf(GovernedVms.ANALYSIS)) {
      limits.of(vm).ifPresent(limit -> shown.add(limit.place()));
    }
    var findings = new ArrayList<Diagnostic>();
    for (var limit : limits.all()) {
      limit
          .shortfall(shown.contains(limit.place()))
          .map(TimeoutSeverity::of)
          .ifPresent(severity -> findings.add(describe(limit, severity)));
    }
    return findings;
  }

  private static Diagnostic describe(TimeLimit limit, Severity severity) {
    var help = CopyText.remedy(limit) + CopyText.origin(limit.timeout());
    var finding = CARD.at(severity, limit.place(), message(limit)).withHelp(help + unless(limit));
    finding = related(finding, limit.bandwidth(), MigrationField.BANDWIDTH_PER_MIGRATION);
    return related(finding, limit.timeout(), MigrationField.COMPLETION_TIMEOUT_PER_GIB);
  }

  private static Diagnostic related(
      Diagnostic finding, Setting<?> setting, MigrationField<?> field) {
    return setting.origin() instanceof Origin.Declared written
            && !written.span().equals(finding.primary())
        ? finding.withRelated(written.span(), "`" + field.name() + "` of " + written.description())
        : finding;
  }

  private static String message(TimeLimit limit) {
    var feasibility = limit.feasibility();
    return CopyText.largeGuest(feasibility.share())
        + " at " + feasibility.mebiBytesPerSecond() + " MiB/s before "
        + CopyText.perGigabyte(feasibility) + " expire";
  }

  /** What may save the migrations after all. */
  private static String unless(TimeLimit limit) {
    return switch (limit.doubt()) {
      case CLUSTER_MAY_ALLOW_POST_COPY -> "; nothing to do where the cluster allows post-copy";
      case CLUSTER_MAY_ALLOW_DISRUPTION ->
        "; nothing to do where the cluster allows post-copy or workload disruption";
      case COMPRESSED -> "; nothing to do where compression saves enough";
      case NONE, ASSUMED -> "";
    };
  }
}

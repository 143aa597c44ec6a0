package io.github.migrationlint.rules.timeouts.infeasibletimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.TimeLimit;
import io.github.migrationlint.core.facts.TimeLimits;
import io.github.migrationlint.core.resource.MigrationField;
import java.util.ArrayList;
import java.util.List;

/** A bandwidth limit and a completion timeout that together abort the migration of large guests. */
public final class InfeasibleTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "infeasible-timeout",
          Severity.ERROR,
          "the bandwidth is too low to copy a large guest before the completion timeout")
      .also(Severity.WARNING, Severity.NOTE)
      .requires(TimeLimits.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var limit : pass.resultOf(TimeLimits.ANALYSIS).all()) {
      limit.severity().ifPresent(severity -> findings.add(describe(limit, severity)));
    }
    return findings;
  }

  private static Diagnostic describe(TimeLimit limit, Severity severity) {
    var finding = CARD.at(severity, limit.place(), inWords(limit)).withHelp(limit.help());
    finding = related(finding, limit.bandwidth(), MigrationField.BANDWIDTH_PER_MIGRATION);
    return related(finding, limit.timeout(), MigrationField.COMPLETION_TIMEOUT_PER_GIB);
  }

  private static Diagnostic related(
      Diagnostic finding, Setting<?> setting, MigrationField<?> field) {
    return setting.origin() instanceof Origin.Declared written
            && !written.span().equals(finding.primary())
        ? finding.withRelated(written.span(), "`" + field.name() + "` of " + written.words())
        : finding;
  }

  private static String inWords(TimeLimit limit) {
    var feasibility = limit.feasibility();
    return "at " + feasibility.mebiBytesPerSecond() + " MiB/s" + source(limit.bandwidth())
        + " the " + feasibility.secondsPerGigabyte() + " s per GB" + source(limit.timeout())
        + (feasibility.timeouts() > 1 ? ", given again while the guest is paused," : "")
        + " let " + feasibility.share().inWords()
        + limit.unless();
  }

  private static String source(Setting<?> setting) {
    return setting.origin() instanceof Origin.UpstreamDefault
        ? " (" + setting.origin().words() + ")"
        : "";
  }
}

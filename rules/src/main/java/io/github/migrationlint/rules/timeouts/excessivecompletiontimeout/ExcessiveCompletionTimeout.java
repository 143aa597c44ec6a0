package io.github.migrationlint.rules.timeouts.excessivecompletiontimeout;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ClusterWideSettings;
import io.github.migrationlint.core.facts.Feasibility;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A timeout that keeps a stuck migration, and the drain behind it, going for days. */
public final class ExcessiveCompletionTimeout implements Rule {
  private static final RuleCard CARD = new RuleCard(
      "excessive-completion-timeout",
      Severity.NOTE,
      "the completion timeout lets a stuck migration run for most of a day");

  /** Above the longest default there ever was, which has a rule of its own. */
  private static final long LONGEST_DEFAULT = 800;

  /** A guest of ordinary size, 64 GiB. */
  private static final BigInteger GUEST = BigInteger.ONE.shiftLeft(36);

  private static final BigInteger SECONDS_PER_HOUR = BigInteger.valueOf(3600);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Analysis<?>> requires() {
    return List.of(ClusterWideSettings.ANALYSIS);
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var settings = pass.resultOf(ClusterWideSettings.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var written : settings.of(MigrationField.COMPLETION_TIMEOUT_PER_GIB)) {
      if (written.get() > LONGEST_DEFAULT) {
        findings.add(describe(written));
      }
    }
    return findings;
  }

  private static Diagnostic describe(Field.Present<Long> written) {
    var hours = Feasibility.gigabytes(GUEST)
        .multiply(BigInteger.valueOf(written.get()))
        .divide(SECONDS_PER_HOUR);
    var message = "`completionTimeoutPerGiB` of " + written.get()
        + " lets a migration of a 64 GiB guest that never converges run for " + hours + " hours";
    return CARD.at(written.span(), message)
        .withHelp("write the seconds a gigabyte takes on your network, with room to spare");
  }
}

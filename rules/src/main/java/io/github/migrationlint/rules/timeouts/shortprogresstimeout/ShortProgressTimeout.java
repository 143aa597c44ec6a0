package io.github.migrationlint.rules.timeouts.shortprogresstimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ClusterWideSettings;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import java.util.ArrayList;
import java.util.List;

/** Migrations are given up after a pause that a busy guest may well make. */
public final class ShortProgressTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "short-progress-timeout",
          Severity.WARNING,
          "the progress timeout is so short that sound migrations trip over it")
      .requires(ClusterWideSettings.ANALYSIS);

  /** Seconds; a pass over the memory of a large, busy guest may show no progress for as long. */
  private static final long SHORT = 10;

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var settings = pass.resultOf(ClusterWideSettings.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var written : settings.of(MigrationField.PROGRESS_TIMEOUT)) {
      if (written.get() > 0 && written.get() < SHORT) {
        findings.add(describe(written));
      }
    }
    return findings;
  }

  private static Diagnostic describe(Field.Present<Long> written) {
    var message = "`progressTimeout` of " + written.get()
        + " s aborts migrations over a pause that a busy guest or network may well make";
    return CARD.at(written.span(), message)
        .withHelp("write 150, or delete the line to have the default");
  }
}

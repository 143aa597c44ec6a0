package io.github.migrationlint.rules.timeouts.zeroprogresstimeout;

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

/** Migrations whose stream is dead are never given up. */
public final class ZeroProgressTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "zero-progress-timeout",
          Severity.WARNING,
          "a progress timeout of zero keeps dead migrations alive")
      .requires(ClusterWideSettings.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var settings = pass.resultOf(ClusterWideSettings.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var written : settings.of(MigrationField.PROGRESS_TIMEOUT)) {
      if (written.get() == 0) {
        findings.add(describe(written));
      }
    }
    return findings;
  }

  private static Diagnostic describe(Field.Present<Long> written) {
    return CARD.at(
            written.span(),
            "`progressTimeout` is 0, so a migration that makes no progress is not given up for that")
        .withHelp("write 150, or delete the line to have the default");
  }
}

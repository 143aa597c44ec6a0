package io.github.migrationlint.rules.timeouts.zeroprogresstimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.facts.WrittenSetting;
import io.github.migrationlint.core.facts.WrittenSettings;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.rules.SettingEdits;
import java.util.ArrayList;
import java.util.List;

/** A migration that makes no progress is not aborted for that. */
public final class ZeroProgressTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "zero-progress-timeout",
          Severity.WARNING,
          "a progress timeout of zero never aborts a stalled migration")
      .requires(WrittenSettings.ANALYSIS, SettingsByPolicy.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    // Stall detection does not use the timeout at all.
    if (pass.resultOf(SettingsByPolicy.ANALYSIS).stallDetection() != Truth.YES) {
      var settings = pass.resultOf(WrittenSettings.ANALYSIS);
      for (var written : settings.clusterWide(MigrationField.PROGRESS_TIMEOUT)) {
        if (written.known().filter(value -> value == 0).isPresent()) {
          findings.add(describe(written));
        }
      }
    }
    return findings;
  }

  private static Diagnostic describe(WrittenSetting<Long> written) {
    var finding = CARD.at(
            written.place(),
            "`progressTimeout` is 0, so a stalled migration is never aborted for it")
        .withHelp("set `progressTimeout` to 150, the default");
    return SettingEdits.withValue(finding, written, "150", Applicability.NEEDS_REVIEW);
  }
}

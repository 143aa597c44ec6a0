package io.github.migrationlint.rules.timeouts.shortprogresstimeout;

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

/** Migrations are aborted after a pause that a busy guest may well make. */
public final class ShortProgressTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "short-progress-timeout",
          Severity.WARNING,
          "the progress timeout is so short that healthy migrations are aborted")
      .requires(WrittenSettings.ANALYSIS, SettingsByPolicy.ANALYSIS)
      .withFix();

  /** Seconds; a pass over the memory of a large, busy guest may show no progress for as long. */
  private static final long SHORT = 10;

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
        if (written.known().filter(value -> value > 0 && value < SHORT).isPresent()) {
          findings.add(describe(written));
        }
      }
    }
    return findings;
  }

  private static Diagnostic describe(WrittenSetting<Long> written) {
    var message = "`progressTimeout` of " + written.known().orElseThrow()
        + " s aborts migrations after a short pause";
    var finding =
        CARD.at(written.place(), message).withHelp("set `progressTimeout` to 150, the default");
    return SettingEdits.withValue(finding, written, "150", Applicability.NEEDS_REVIEW);
  }
}

package io.github.migrationlint.rules.timeouts.negativetimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenSetting;
import io.github.migrationlint.core.facts.WrittenSettings;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.rules.SettingEdits;
import java.util.ArrayList;
import java.util.List;

/** A timeout below zero: a policy is rejected, and in a cluster it expires at once. */
public final class NegativeTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "negative-timeout", Severity.ERROR, "a migration timeout is negative")
      .requires(WrittenSettings.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var settings = pass.resultOf(WrittenSettings.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var written : settings.of(MigrationField.COMPLETION_TIMEOUT_PER_GIB)) {
      check(
          written,
          written.isByPolicy()
              ? ", which the API server rejects in a policy"
              : ", so every migration times out at once",
          findings);
    }
    for (var written : settings.clusterWide(MigrationField.PROGRESS_TIMEOUT)) {
      check(written, ", so every migration counts as stuck at once", findings);
    }
    return findings;
  }

  private static void check(
      WrittenSetting<Long> written, String effect, List<Diagnostic> findings) {
    var value = written.known();
    if (value.isPresent() && value.get() < 0) {
      var name = written.field().name();
      var finding = CARD.at(written.place(), "`" + name + "` is " + value.get() + effect)
          .withHelp("remove `" + name + "` to get the default, or set it to 0 for no timeout");
      findings.add(SettingEdits.withoutSetting(finding, written, Applicability.NEEDS_REVIEW));
    }
  }
}

package io.github.migrationlint.rules.experimental.longdowntime;

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

/** A downtime limit beyond what a guest's clients bear. */
public final class LongDowntime implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "long-downtime", Severity.WARNING, "the downtime limit is above ten seconds")
      .requires(WrittenSettings.ANALYSIS)
      .withFix();

  /** Milliseconds; network peers and cluster software in guests give up at about that. */
  private static final long LONG = 10_000;

  /** The schema refuses more. */
  private static final long MAXIMUM = 2_000_000;

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var field = MigrationField.MAX_DOWNTIME_MS;
    var findings = new ArrayList<Diagnostic>();
    if (field.isKnownTo(pass.cluster().versions().kubeVirt())) {
      for (var written : pass.resultOf(WrittenSettings.ANALYSIS).of(field)) {
        if (written.known().filter(value -> value > LONG && value <= MAXIMUM).isPresent()) {
          findings.add(describe(written));
        }
      }
    }
    return findings;
  }

  private static Diagnostic describe(WrittenSetting<Long> written) {
    var value = written.known().orElseThrow();
    var message =
        "`maxDowntimeMs` of " + value + " lets a guest pause for " + value / 1000 + " seconds";
    var finding = CARD.at(written.place(), message)
        .withHelp("set `maxDowntimeMs` to what the guest's clients tolerate; the default is 900");
    return SettingEdits.withValue(finding, written, "900", Applicability.NEEDS_REVIEW);
  }
}

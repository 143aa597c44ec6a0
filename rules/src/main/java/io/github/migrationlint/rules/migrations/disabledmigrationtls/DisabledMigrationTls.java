package io.github.migrationlint.rules.migrations.disabledmigrationtls;

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

/** The memory of migrating guests crosses the network unencrypted. */
public final class DisabledMigrationTls implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "disabled-migration-tls", Severity.WARNING, "migrations are not encrypted")
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
    for (var written : settings.clusterWide(MigrationField.DISABLE_TLS)) {
      if (written.known().orElse(false)) {
        findings.add(describe(written));
      }
    }
    return findings;
  }

  private static Diagnostic describe(WrittenSetting<Boolean> written) {
    var message = "`disableTLS` is true, so the memory of migrating guests is sent unencrypted";
    var finding = CARD.at(written.place(), message)
        .withHelp(
            "remove `disableTLS`, or suppress this where a dedicated network carries migrations");
    return SettingEdits.withValue(finding, written, "false", Applicability.NEEDS_REVIEW);
  }
}

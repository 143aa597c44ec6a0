package io.github.migrationlint.rules.migrations.unsafemigrationoverride;

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

/** Migrations that libvirt considers unsafe are started all the same. */
public final class UnsafeMigrationOverride implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unsafe-migration-override",
          Severity.WARNING,
          "VMs migrate although libvirt considers it unsafe")
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
    for (var written : settings.clusterWide(MigrationField.UNSAFE_MIGRATION_OVERRIDE)) {
      if (written.known().orElse(false)) {
        findings.add(describe(written));
      }
    }
    return findings;
  }

  private static Diagnostic describe(WrittenSetting<Boolean> written) {
    var message = "`unsafeMigrationOverride` is true, so a migration may corrupt disks";
    var finding = CARD.at(written.place(), message)
        .withHelp("remove `unsafeMigrationOverride`, and set a cache mode on the disks that is safe"
            + " to migrate");
    return SettingEdits.withValue(finding, written, "false", Applicability.NEEDS_REVIEW);
  }
}

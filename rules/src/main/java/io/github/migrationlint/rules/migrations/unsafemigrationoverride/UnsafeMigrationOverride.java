package io.github.migrationlint.rules.migrations.unsafemigrationoverride;

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

/** Migrations that libvirt takes for unsafe are started all the same. */
public final class UnsafeMigrationOverride implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unsafe-migration-override",
          Severity.WARNING,
          "migrations go on although libvirt takes them for unsafe")
      .requires(ClusterWideSettings.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var settings = pass.resultOf(ClusterWideSettings.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var written : settings.of(MigrationField.UNSAFE_MIGRATION_OVERRIDE)) {
      if (written.get()) {
        findings.add(describe(written));
      }
    }
    return findings;
  }

  private static Diagnostic describe(Field.Present<Boolean> written) {
    var message = "`unsafeMigrationOverride` is true, so VMs migrate even where libvirt fears for"
        + " the data on their disks";
    return CARD.at(written.span(), message)
        .withHelp("delete the line, and set a cache mode that is safe to migrate on the disks");
  }
}

package io.github.migrationlint.rules.migrations.disabledmigrationtls;

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

/** The memory of migrating guests crosses the network in clear text. */
public final class DisabledMigrationTls implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "disabled-migration-tls", Severity.WARNING, "migrations are not encrypted")
      .requires(ClusterWideSettings.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var settings = pass.resultOf(ClusterWideSettings.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var written : settings.of(MigrationField.DISABLE_TLS)) {
      if (written.get()) {
        findings.add(describe(written));
      }
    }
    return findings;
  }

  private static Diagnostic describe(Field.Present<Boolean> written) {
    var message = "`disableTLS` is true, so the memory of migrating guests crosses the network in"
        + " clear text";
    return CARD.at(written.span(), message)
        .withHelp("delete the line, or keep it only on a dedicated network nobody else can reach");
  }
}

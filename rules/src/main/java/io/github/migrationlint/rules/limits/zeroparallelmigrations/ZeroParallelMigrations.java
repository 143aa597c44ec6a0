package io.github.migrationlint.rules.limits.zeroparallelmigrations;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ReleaseDefaults;
import io.github.migrationlint.core.facts.WrittenSetting;
import io.github.migrationlint.core.facts.WrittenSettings;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.rules.SettingEdits;
import java.util.ArrayList;
import java.util.List;

/** A parallel limit of zero: no migration ever starts. */
public final class ZeroParallelMigrations implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "zero-parallel-migrations", Severity.ERROR, "no migration ever starts")
      .requires(WrittenSettings.ANALYSIS, ReleaseDefaults.ANALYSIS)
      .withFix();

  private static final List<MigrationField<Long>> LIMITS = List.of(
      MigrationField.PARALLEL_MIGRATIONS_PER_CLUSTER,
      MigrationField.PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var defaults = pass.resultOf(ReleaseDefaults.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var limit : LIMITS) {
      for (var written : pass.resultOf(WrittenSettings.ANALYSIS).clusterWide(limit)) {
        if (written.known().filter(value -> value == 0).isPresent()) {
          findings.add(describe(written, defaults));
        }
      }
    }
    return findings;
  }

  private static Diagnostic describe(WrittenSetting<Long> written, ReleaseDefaults defaults) {
    var name = written.field().name();
    var normal = defaults
        .of(written.owner())
        .get(written.field())
        .map(setting -> setting.value().toString())
        .orElse("1");
    var finding = CARD.at(written.place(), "`" + name + "` is 0, so no migration ever starts")
        .withHelp("set `" + name + "` to 1 or more; the default is " + normal);
    return SettingEdits.withValue(finding, written, normal, Applicability.NEEDS_REVIEW);
  }
}

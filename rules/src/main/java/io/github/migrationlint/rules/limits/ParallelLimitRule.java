package io.github.migrationlint.rules.limits;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.facts.ReleaseDefaults;
import io.github.migrationlint.core.facts.WrittenSetting;
import io.github.migrationlint.core.facts.WrittenSettings;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.rules.SettingEdits;
import java.util.ArrayList;
import java.util.List;

/** A rule about limits of parallel migrations that leave none. */
public abstract class ParallelLimitRule implements Rule {
  private static final List<MigrationField<Long>> LIMITS = List.of(
      MigrationField.PARALLEL_MIGRATIONS_PER_CLUSTER,
      MigrationField.PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE);

  /** Whether the rule is about that number. */
  protected abstract boolean isWrong(long limit);

  /** What the number does, after {@code `name` is 0}. */
  protected abstract String effect();

  @Override
  public final List<Diagnostic> run(Pass pass) {
    var defaults = pass.resultOf(ReleaseDefaults.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var limit : LIMITS) {
      for (var written : pass.resultOf(WrittenSettings.ANALYSIS).clusterWide(limit)) {
        if (written.known().filter(this::isWrong).isPresent()) {
          findings.add(describe(written, defaults));
        }
      }
    }
    return findings;
  }

  private Diagnostic describe(WrittenSetting<Long> written, ReleaseDefaults defaults) {
    var name = written.field().name();
    var normal = defaults
        .of(written.owner())
        .get(written.field())
        .map(setting -> setting.value().toString())
        .orElse("1");
    var message = "`" + name + "` is " + written.known().orElseThrow() + effect();
    var finding = card()
        .at(written.place(), message)
        .withHelp("set `" + name + "` to 1 or more; the default is " + normal);
    return SettingEdits.withValue(finding, written, normal, Applicability.NEEDS_REVIEW);
  }
}

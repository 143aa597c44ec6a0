package io.github.migrationlint.rules.timeouts.olddefaulttimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ReleaseDefaults;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.WrittenMigrations;
import io.github.migrationlint.core.facts.WrittenMigrations.Owner;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import java.util.ArrayList;
import java.util.List;

/** The timeout that older releases had by default, written out under one with a shorter default. */
public final class OldDefaultTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "old-default-timeout",
          Severity.NOTE,
          "the completion timeout is the long default of older releases")
      .requires(WrittenMigrations.ANALYSIS, ReleaseDefaults.ANALYSIS);

  /** Until KubeVirt 1.3 and HyperConverged 1.13. */
  private static final long OLD_DEFAULT = 800;

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var defaults = pass.resultOf(ReleaseDefaults.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var written : pass.resultOf(WrittenMigrations.ANALYSIS)) {
      var timeout = MigrationField.COMPLETION_TIMEOUT_PER_GIB;
      var current = defaults.of(written.owner()).get(timeout);
      if (written.owner() != Owner.MIGRATION_POLICY
          && written.get(timeout) instanceof Field.Present<Long> present
          && present.get() == OLD_DEFAULT
          && current.isPresent()
          && current.get().value() < OLD_DEFAULT) {
        findings.add(describe(present, current.get()));
      }
    }
    return findings;
  }

  private static Diagnostic describe(Field.Present<Long> written, Setting<Long> current) {
    var message = "`completionTimeoutPerGiB` of 800 is the default of older releases; the "
        + current.origin().words() + " is " + current.value();
    return CARD.at(written.span(), message)
        .withHelp("delete the line to follow the default, or keep it if 800 is meant");
  }
}

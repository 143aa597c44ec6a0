package io.github.migrationlint.rules.timeouts.negativetimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenMigrations;
import io.github.migrationlint.core.facts.WrittenMigrations.Owner;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import java.util.ArrayList;
import java.util.List;

/** A timeout below zero: a policy is refused, and elsewhere it has passed before it starts. */
public final class NegativeTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "negative-timeout", Severity.ERROR, "a migration timeout is negative")
      .requires(WrittenMigrations.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var written : pass.resultOf(WrittenMigrations.ANALYSIS)) {
      if (written.owner() == Owner.MIGRATION_POLICY) {
        check(
            written,
            MigrationField.COMPLETION_TIMEOUT_PER_GIB,
            ", and the webhook refuses a policy with a negative timeout",
            findings);
      } else {
        check(
            written,
            MigrationField.COMPLETION_TIMEOUT_PER_GIB,
            ", so every migration reaches its timeout at once",
            findings);
        check(
            written,
            MigrationField.PROGRESS_TIMEOUT,
            ", so every migration counts as stuck at once and is aborted",
            findings);
      }
    }
    return findings;
  }

  private static void check(
      WrittenMigrations written,
      MigrationField<Long> timeout,
      String effect,
      List<Diagnostic> findings) {
    if (written.get(timeout) instanceof Field.Present<Long> present && present.get() < 0) {
      findings.add(CARD.at(present.span(), "`" + timeout.name() + "` is " + present.get() + effect)
          .withHelp("write 0 for no timeout, or delete the line to have the default"));
    }
  }
}

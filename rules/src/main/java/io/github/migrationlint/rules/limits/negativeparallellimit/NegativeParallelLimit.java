package io.github.migrationlint.rules.limits.negativeparallellimit;

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

/** A parallel limit below zero: the object cannot be decoded. */
public final class NegativeParallelLimit implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "negative-parallel-limit",
          Severity.ERROR,
          "a parallel limit is negative, which no operator can decode")
      .requires(WrittenMigrations.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var written : pass.resultOf(WrittenMigrations.ANALYSIS)) {
      if (written.owner() != Owner.MIGRATION_POLICY) {
        check(written, MigrationField.PARALLEL_MIGRATIONS_PER_CLUSTER, findings);
        check(written, MigrationField.PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE, findings);
      }
    }
    return findings;
  }

  private static void check(
      WrittenMigrations written, MigrationField<Long> limit, List<Diagnostic> findings) {
    if (written.get(limit) instanceof Field.Present<Long> present && present.get() < 0) {
      var message = "`" + limit.name() + "` is " + present.get()
          + ", but the operators read an unsigned number, so they cannot decode the object";
      findings.add(CARD.at(present.span(), message)
          .withHelp("write 1 or more, or delete the line to have the default"));
    }
  }
}

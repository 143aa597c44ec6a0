package io.github.migrationlint.rules.experimental.longdowntime;

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

/** A downtime limit beyond what a guest's clients bear. */
public final class LongDowntime implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "long-downtime",
          Severity.WARNING,
          "the downtime limit lets guests stand still for longer than ten seconds")
      .requires(ClusterWideSettings.ANALYSIS);

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
    if (!field.isKnownTo(pass.cluster().versions().kubeVirt())) {
      return findings;
    }
    for (var written : pass.resultOf(ClusterWideSettings.ANALYSIS).of(field)) {
      check(written, findings);
    }
    for (var policy : pass.cluster().migrationPolicies()) {
      check(policy.settings().get(field), findings);
    }
    return findings;
  }

  private static void check(Field<Long> downtime, List<Diagnostic> findings) {
    if (downtime instanceof Field.Present<Long> written
        && written.get() > LONG
        && written.get() <= MAXIMUM) {
      var message = "`maxDowntimeMs` of " + written.get() + " lets a guest stand still for "
          + written.get() / 1000 + " seconds when it moves";
      findings.add(CARD.at(written.span(), message)
          .withHelp("write what the clients of the guest bear; the default is 900"));
    }
  }
}

package io.github.migrationlint.rules.updates.evictionwithoutlivemigration;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenUpdates;
import io.github.migrationlint.core.resource.WorkloadUpdates;
import java.util.ArrayList;
import java.util.List;

/** Updates that shut every VM down, also those that could migrate. */
public final class EvictionWithoutLiveMigration implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "eviction-without-live-migration",
          Severity.WARNING,
          "an update of KubeVirt shuts VMs down instead of migrating them")
      .requires(WrittenUpdates.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var written : pass.resultOf(WrittenUpdates.ANALYSIS)) {
      check(written.updates(), findings);
    }
    return findings;
  }

  private static void check(WorkloadUpdates updates, List<Diagnostic> findings) {
    if (!updates.isKnown() || updates.has(WorkloadUpdates.LIVE_MIGRATE)) {
      return;
    }
    for (var name : updates.names()) {
      if (name.value().filter(WorkloadUpdates.EVICT::equals).isPresent()) {
        findings.add(CARD.at(
                name.span(), "`Evict` without `LiveMigrate` shuts down VMs that could migrate")
            .withHelp("add `LiveMigrate`: `Evict` is then used only for VMs that cannot migrate"));
      }
    }
  }
}

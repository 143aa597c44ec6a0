package io.github.migrationlint.rules.cpu.singlethreadedmigration;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.EvictionStrategy;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/** A CPU limit, with which a migration uses one connection instead of several. */
public final class SingleThreadedMigration implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "single-threaded-migration",
          Severity.NOTE,
          "a CPU limit confines migrations of a virtual machine to one connection")
      .requires(DrainOutcomes.ANALYSIS);

  private static final Version PARALLEL_SINCE = Version.of(1, 5);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var kubeVirt = pass.cluster().versions().kubeVirt();
    var findings = new ArrayList<Diagnostic>();
    if (kubeVirt.isAtLeast(PARALLEL_SINCE)) {
      for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
        var limit = outcome.workload().guest().cpu().limit();
        if (migrates(outcome)
            && limit instanceof Field.Present<Quantity> written
            && !written.get().isZero()) {
          findings.add(describe(outcome, written, kubeVirt));
        }
      }
    }
    return findings;
  }

  private static boolean migrates(DrainOutcome outcome) {
    return outcome.migratability().truth() != Truth.NO
        && outcome.pin().isEmpty()
        && !outcome.singleNode()
        && (outcome.has(EvictionStrategy.LIVE_MIGRATE)
            || outcome.has(EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE));
  }

  private static Diagnostic describe(
      DrainOutcome outcome, Field.Present<Quantity> limit, Version kubeVirt) {
    var message = "the CPU limit `" + limit.get().text() + "` confines migrations of "
        + outcome.workload().title() + " to one connection; KubeVirt " + kubeVirt
        + " uses 8 without a limit";
    return CARD.at(limit.span(), message)
        .withHelp("drop the limit if the guest is large and its migrations take too long");
  }
}

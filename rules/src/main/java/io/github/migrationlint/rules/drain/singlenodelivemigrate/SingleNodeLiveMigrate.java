package io.github.migrationlint.rules.drain.singlenodelivemigrate;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.EvictionStrategies;
import io.github.migrationlint.core.facts.EvictionStrategy;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.Truth;
import java.util.ArrayList;
import java.util.List;

/** An eviction strategy that migrates, in a cluster where there is nowhere to go. */
public final class SingleNodeLiveMigrate implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "single-node-live-migrate",
          Severity.WARNING,
          "live migration is required on a single-node cluster")
      .requires(EvictionStrategies.ANALYSIS, DrainOutcomes.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    if (pass.cluster().facts().nodes().filter(nodes -> nodes == 1).isPresent()) {
      pass.resultOf(EvictionStrategies.ANALYSIS)
          .cluster()
          .ifPresent(strategy -> check(strategy, findings));
      for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
        // A VM that could migrate to no other node either is reported as such.
        if (outcome.workload().guest().evictionStrategy().isWritten()
            && outcome.migratability().truth() != Truth.NO) {
          outcome.strategy().ifPresent(strategy -> check(strategy, findings));
        }
      }
    }
    return findings;
  }

  private static void check(Setting<EvictionStrategy> strategy, List<Diagnostic> findings) {
    var always = strategy.value() == EvictionStrategy.LIVE_MIGRATE;
    var migrates = always || strategy.value() == EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE;
    if (migrates && strategy.origin() instanceof Origin.Declared written) {
      findings.add(CARD.at(
              written.span(),
              "`" + strategy.value().word() + "` blocks drains on one node"
                  + (always ? "" : ", for VMs that can migrate"))
          .withHelp("set `evictionStrategy: None`, so that a drain shuts the guests down"));
    }
  }
}

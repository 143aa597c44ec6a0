package io.github.migrationlint.core.policytest;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.EffectiveSettings;
import io.github.migrationlint.core.facts.MigrationSize;
import io.github.migrationlint.core.facts.MigrationSizes;
import io.github.migrationlint.core.facts.PolicyMatch;
import io.github.migrationlint.core.facts.PolicyMatches;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** All that tests ask about one VM. */
record VmFacts(
    PolicyMatch match,
    EffectiveSettings settings,
    DrainOutcome drain,
    Optional<MigrationSize> size) {
  static final Analysis<List<VmFacts>> ANALYSIS =
      new Fact<>(
          "vm-facts",
          PolicyMatches.ANALYSIS,
          SettingsByPolicy.ANALYSIS,
          DrainOutcomes.ANALYSIS,
          MigrationSizes.ANALYSIS) {
        @Override
        public List<VmFacts> run(Pass pass) {
          var drains = new IdentityHashMap<Workload, DrainOutcome>();
          for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
            drains.put(outcome.workload(), outcome);
          }
          var facts = new ArrayList<VmFacts>();
          for (var match : pass.resultOf(PolicyMatches.ANALYSIS)) {
            var drain = Optional.ofNullable(drains.get(match.workload()));
            facts.add(new VmFacts(
                match,
                pass.resultOf(SettingsByPolicy.ANALYSIS).under(match.winner()),
                drain.orElseThrow(),
                pass.resultOf(MigrationSizes.ANALYSIS).of(match.workload())));
          }
          return List.copyOf(facts);
        }
      };

  Workload workload() {
    return match.workload();
  }
}

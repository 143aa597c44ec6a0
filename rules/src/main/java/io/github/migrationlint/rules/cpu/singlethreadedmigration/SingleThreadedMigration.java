package io.github.migrationlint.rules.cpu.singlethreadedmigration;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.EffectiveSettings;
import io.github.migrationlint.core.facts.EvictionStrategy;
import io.github.migrationlint.core.facts.GovernedVms;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** A CPU limit, or since 1.9 dedicated CPUs, that leave a migration one connection instead of eight. */
public final class SingleThreadedMigration implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "single-threaded-migration",
          Severity.NOTE,
          "the CPUs of a VM limit its migrations to one connection")
      .requires(DrainOutcomes.ANALYSIS, GovernedVms.ANALYSIS);

  private static final Version PARALLEL_SINCE = Version.of(1, 5);

  /** Upstream: {@code configureParallelMigrationThreads} in {@code migration-source.go}, v1.9.0. */
  private static final Version DEDICATED_SINCE = Version.of(1, 9);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var kubeVirt = pass.cluster().versions().kubeVirt();
    if (!kubeVirt.isAtLeast(PARALLEL_SINCE)) {
      return List.of();
    }
    var settings = new IdentityHashMap<Workload, EffectiveSettings>();
    for (var vm : pass.resultOf(GovernedVms.ANALYSIS)) {
      settings.put(vm.workload(), vm.settings());
    }
    var findings = new ArrayList<Diagnostic>();
    for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
      var ofVm = Optional.ofNullable(settings.get(outcome.workload()));
      if (migrates(outcome) && !isSingleAnyway(ofVm, kubeVirt)) {
        check(outcome, kubeVirt, findings);
      }
    }
    return findings;
  }

  /** Until 1.8 post-copy rules parallel connections out, so the CPUs change nothing. */
  private static boolean isSingleAnyway(Optional<EffectiveSettings> settings, Version kubeVirt) {
    return !kubeVirt.isAtLeast(DEDICATED_SINCE)
        && settings
            .flatMap(found -> found.get(MigrationField.ALLOW_POST_COPY))
            .filter(Setting::value)
            .isPresent();
  }

  private static boolean migrates(DrainOutcome outcome) {
    return outcome.migratability().truth() != Truth.NO
        && outcome.pin().isEmpty()
        && !outcome.singleNode()
        && (outcome.has(EvictionStrategy.LIVE_MIGRATE)
            || outcome.has(EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE));
  }

  private static void check(DrainOutcome outcome, Version kubeVirt, List<Diagnostic> findings) {
    var cpu = outcome.workload().guest().cpu();
    var vm = outcome.workload().title();
    if (cpu.limit() instanceof Field.Present<Quantity> written && !written.get().isZero()) {
      var limit = written.get().text();
      findings.add(CARD.at(
              written.span(),
              "the CPU limit `" + limit + "` confines migrations of " + vm + " to one connection")
          .withHelp("remove the limit if the guest is large and its migrations take too long"));
    } else if (kubeVirt.isAtLeast(DEDICATED_SINCE)
        && cpu.dedicatedCpuPlacement().value().orElse(false)) {
      findings.add(CARD.at(
              cpu.dedicatedCpuPlacement().span(),
              "dedicated CPUs confine migrations of " + vm + " to one connection")
          .withHelp("give this VM more time by a MigrationPolicy if its migrations take too long"));
    }
  }
}

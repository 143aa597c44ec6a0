package io.github.migrationlint.rules.updates.hotplugwithoutmigration;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.rules.eviction.Obstacles;
import io.github.migrationlint.rules.updates.HotplugLimit;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * A VM whose author lets it grow while it runs, and that cannot migrate: sockets and memory are plugged in by
 * a migration. Upstream: kubevirt {@code pkg/virt-controller/watch/vm/vm.go}, {@code
 * handleMemoryHotplugRequest} ("only available for migratable VMs"), and {@code
 * pkg/virt-controller/watch/workload-updater/workload-updater.go}, {@code doesRequireMigration}.
 */
public final class HotplugWithoutMigration implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "hotplug-without-migration",
          Severity.NOTE,
          "a VM that cannot migrate cannot grow while it runs")
      .requires(DrainOutcomes.ANALYSIS);

  /** Before, a feature gate had to be listed. */
  private static final Version SINCE = Version.of(1, 5);

  private static final String LIVE_UPDATE = "LiveUpdate";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    if (!pass.cluster().versions().kubeVirt().isAtLeast(SINCE) || isStaged(pass)) {
      return findings;
    }
    for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
      if (outcome.workload().machine().isPresent() && outcome.migratability().truth() == Truth.NO) {
        for (var limit : HotplugLimit.of(outcome.workload().guest())) {
          findings.add(describe(outcome, limit));
        }
      }
    }
    return findings;
  }

  /** Whether every change waits for a restart anyway. */
  private static boolean isStaged(Pass pass) {
    for (KubeVirt object : pass.cluster().kubeVirts()) {
      var strategy = object.rolloutStrategy();
      if (strategy.isWritten() && strategy.value().filter(LIVE_UPDATE::equals).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Diagnostic describe(DrainOutcome outcome, HotplugLimit limit) {
    var obstacles = outcome.migratability().obstacles();
    var message = "growing to `" + limit.field() + "` needs a restart: "
        + outcome.workload().title() + " cannot migrate";
    var finding = CARD.at(limit.place(), message)
        .withHelp("remove `" + limit.field() + "`, or " + Obstacles.remedies(obstacles));
    return Obstacles.relate(finding, obstacles);
  }
}

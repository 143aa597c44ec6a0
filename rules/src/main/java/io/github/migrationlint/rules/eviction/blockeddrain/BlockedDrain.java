package io.github.migrationlint.rules.eviction.blockeddrain;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ConfiguringObject;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.EvictionStrategy;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.rules.eviction.Obstacles;
import java.util.ArrayList;
import java.util.List;

/** A VM that must be migrated and cannot be, so that a drain of its node never ends. */
public final class BlockedDrain implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "blocked-drain", Severity.ERROR, "a VM that cannot migrate blocks node drains")
      .also(Severity.WARNING)
      .requires(DrainOutcomes.ANALYSIS, ConfiguringObject.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
      var versions = pass.cluster().versions();
      if (outcome.blocksDrain()
          && outcome.migratability().truth() == Truth.NO
          && !isRejected(outcome, versions)) {
        var configuring = pass.resultOf(ConfiguringObject.ANALYSIS);
        findings.add(describe(severity(outcome, versions), outcome, configuring)
            .withHelp(help(outcome, versions)));
      }
    }
    return findings;
  }

  /** What the API server rejects never runs; {@code invalid-interface-binding} says so. */
  private static boolean isRejected(DrainOutcome outcome, PlatformVersions versions) {
    for (var connected : outcome.workload().guest().devices().interfaces().items()) {
      for (var binding : connected.bindings()) {
        if (binding.isDiscontinuedIn(versions.kubeVirt())) {
          return true;
        }
      }
    }
    return false;
  }

  private static Severity severity(DrainOutcome outcome, PlatformVersions versions) {
    var isCertain = outcome.migratability().isImpossibleInAnyVersion()
        || versions.kubeVirtBounds().isExact();
    return isCertain && isWritten(outcome) && !outcome.isHalted()
        ? Severity.ERROR
        : Severity.WARNING;
  }

  /** What HyperConverged filled in once stays, even if the number of nodes has changed since. */
  private static boolean isWritten(DrainOutcome outcome) {
    return outcome
        .strategy()
        .filter(strategy -> strategy.origin() instanceof Origin.Declared)
        .isPresent();
  }

  private static Diagnostic describe(
      Severity severity, DrainOutcome outcome, ConfiguringObject configuring) {
    var obstacles = outcome.migratability().obstacles();
    var once = outcome.isHalted() ? ", once started," : "";
    var written = outcome.workload().guest().evictionStrategy();
    if (written.isWritten()) {
      var message = outcome.workload().title() + once + " blocks drains: it cannot migrate";
      return Obstacles.relate(CARD.at(severity, written.span(), message), obstacles);
    }
    var where = outcome.leftToWorkers().isPresent() ? " with two workers or more" : "";
    var message =
        outcome.workload().title() + once + " blocks drains" + where + ": it cannot migrate";
    var finding = Obstacles.relate(CARD.at(severity, obstacles.get(0).place(), message), obstacles);
    var header = configuring.header().orElseThrow();
    var origin = outcome.strategy().map(Setting::origin);
    return finding.withRelated(
        origin.flatMap(Origin::place).orElse(header.place()),
        origin
            .map(found -> "`LiveMigrate` by " + found.description())
            .orElse("without `evictionStrategy` it is `LiveMigrate` with two workers or more"));
  }

  private static String help(DrainOutcome outcome, PlatformVersions versions) {
    var strategy = EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE.isKnownTo(versions.kubeVirt())
        ? EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE
        : EvictionStrategy.NONE;
    return "set `evictionStrategy: " + strategy.word() + "` so that drains shut it down, or "
        + Obstacles.remedies(outcome.migratability().obstacles());
  }
}

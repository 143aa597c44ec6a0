package io.github.migrationlint.rules.timeouts.infeasiblevmtimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.CopiedShare;
import io.github.migrationlint.core.facts.EvictionStrategies;
import io.github.migrationlint.core.facts.EvictionStrategy;
import io.github.migrationlint.core.facts.GovernedVm;
import io.github.migrationlint.core.facts.GovernedVms;
import io.github.migrationlint.core.facts.MigrationSize;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.TimeLimit;
import io.github.migrationlint.core.facts.TimeLimits;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** VMs whose memory cannot be copied before their migration is aborted. */
public final class InfeasibleVmTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "infeasible-vm-timeout",
          Severity.ERROR,
          "the bandwidth is too low to copy a VM of the repository before its completion timeout")
      .also(Severity.WARNING, Severity.NOTE)
      .refines("infeasible-timeout")
      .requires(TimeLimits.ANALYSIS, GovernedVms.ANALYSIS, EvictionStrategies.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  /** A VM that may not get through, and the share of it that can be copied at most. */
  private record Late(GovernedVm vm, MigrationSize size, CopiedShare share) {
    boolean isNeverCopied() {
      return !share.isWhole();
    }
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var limits = pass.resultOf(TimeLimits.ANALYSIS);
    var strategies = pass.resultOf(EvictionStrategies.ANALYSIS);
    var lateByPlace = late(limits, pass.resultOf(GovernedVms.ANALYSIS));
    var findings = new ArrayList<Diagnostic>();
    for (var limit : limits.all()) {
      var late = lateByPlace.getOrDefault(limit.place(), List.of());
      worst(late)
          .filter(vm -> limit.severityAt(vm.share()).equals(limit.severity()))
          .ifPresent(vm -> findings.add(
              describe(limit, vm, others(vm, late)).withHelp(help(limit, vm, strategies))));
    }
    return findings;
  }

  /** The VMs that may not get through, by the place of the limit they have. */
  private static Map<Span, List<Late>> late(TimeLimits limits, List<GovernedVm> vms) {
    var late = new HashMap<Span, List<Late>>();
    for (var vm : vms) {
      // What another setting of the cluster may save is said of the policy alone.
      var limit = limits.of(vm).filter(found -> found.unless().isEmpty());
      if (limit.isPresent() && vm.size().isPresent()) {
        var size = vm.size().get();
        var share = limit.get().feasibility().mostOf(size.bytes());
        if (limit.get().severityAt(share).isPresent()) {
          late.computeIfAbsent(limit.get().place(), unused -> new ArrayList<>())
              .add(new Late(vm, size, share));
        }
      }
    }
    return late;
  }

  /** The first of those that can be copied least. */
  private static Optional<Late> worst(List<Late> late) {
    var worst = Optional.<Late>empty();
    for (var vm : late) {
      if (worst.isEmpty() || vm.share().value().compareTo(worst.get().share().value()) < 0) {
        worst = Optional.of(vm);
      }
    }
    return worst;
  }

  private static int others(Late worst, List<Late> late) {
    var others = -1;
    for (var vm : late) {
      if (vm.isNeverCopied() == worst.isNeverCopied()) {
        others++;
      }
    }
    return others;
  }

  private static Diagnostic describe(TimeLimit limit, Late late, int others) {
    var finding = CARD.at(
            limit.severity().orElseThrow(), limit.place(), inWords(limit, late, others))
        .withWorld(Assumption.INVENTORY);
    for (var setting : List.of(limit.bandwidth(), limit.timeout())) {
      if (setting.origin() instanceof Origin.Declared written
          && !written.span().equals(limit.place())) {
        finding = finding.withRelated(written.span(), "of " + written.words());
      }
    }
    return late.vm().withMemory(finding);
  }

  private static String help(TimeLimit limit, Late late, EvictionStrategies strategies) {
    var strategy = strategies.of(late.vm().workload()).map(Setting::value);
    var again = strategy.filter(InfeasibleVmTimeout::migrates).isPresent() && late.isNeverCopied()
        ? "; until then `" + strategy.get().word() + "` tries again in a drain, without end"
        : "";
    return limit.help() + again;
  }

  private static boolean migrates(EvictionStrategy strategy) {
    return strategy == EvictionStrategy.LIVE_MIGRATE
        || strategy == EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE;
  }

  private static String inWords(TimeLimit limit, Late late, int others) {
    var feasibility = limit.feasibility();
    var bytes = late.size().bytes();
    var needed = feasibility.secondsToCopy(bytes);
    var given = feasibility.seconds(bytes);
    return "at " + feasibility.mebiBytesPerSecond() + " MiB/s"
        + source(limit.bandwidth(), " (", ")")
        + " the " + late.size().memory().value() + " of "
        + late.vm().workload().title() + " take " + needed + " s to copy once, "
        + (late.isNeverCopied()
            ? "and its migration is aborted after " + given + " s"
            : "which leaves " + given.subtract(needed)
                + " s for pages written meanwhile before its migration is aborted")
        + " (" + product(limit, late) + ")"
        + (others == 0 ? "" : "; so it is with " + others + " more");
  }

  private static String product(TimeLimit limit, Late late) {
    return late.size().gigabytes() + " GB at " + limit.timeout().value() + " s"
        + source(limit.timeout(), ", ", "")
        + (limit.feasibility().timeouts() > 1 ? ", and as long again paused" : "");
  }

  private static String source(Setting<?> setting, String before, String behind) {
    return setting.origin() instanceof Origin.UpstreamDefault
        ? before + setting.origin().words() + behind
        : "";
  }
}

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
import io.github.migrationlint.rules.timeouts.CopyText;
import io.github.migrationlint.rules.timeouts.TimeoutSeverity;
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

  /** A VM that may not get through, how severe that is, and the share of it that can be copied. */
  private record Late(
      GovernedVm vm, MigrationSize size, TimeLimit limit, Severity severity, CopiedShare share) {
    boolean isNeverCopied() {
      return !share.isWhole();
    }

    boolean isWorseThan(Late other) {
      return severity != other.severity
          ? severity.compareTo(other.severity) > 0
          : share.value().compareTo(other.share.value()) < 0;
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
      // Where large guests fare worse than any VM that is shown, they are spoken of.
      var large = limit.shortfall(true).map(TimeoutSeverity::of);
      worst(late)
          .filter(vm -> large.isEmpty() || vm.severity().compareTo(large.get()) >= 0)
          .ifPresent(
              vm -> findings.add(describe(vm, others(vm, late)).withHelp(help(vm, strategies))));
    }
    return findings;
  }

  /** The VMs that may not get through, by the place of the limit they have. */
  private static Map<Span, List<Late>> late(TimeLimits limits, List<GovernedVm> vms) {
    var late = new HashMap<Span, List<Late>>();
    for (var vm : vms) {
      // What another setting of the cluster may save is said of the policy alone.
      var limit = limits.of(vm).filter(found -> !found.doubt().leavesTheActionOpen());
      if (limit.isPresent() && vm.size().isPresent()) {
        var size = vm.size().get();
        var share = limit.get().feasibility().mostOf(size.bytes());
        limit
            .get()
            .shortfallOf(size.bytes())
            .map(TimeoutSeverity::of)
            .ifPresent(
                severity -> late.computeIfAbsent(limit.get().place(), unused -> new ArrayList<>())
                    .add(new Late(vm, size, limit.get(), capped(severity, size), share)));
      }
    }
    return late;
  }

  /** A size that KubeVirt ships is no proof: the cluster may have another instancetype of the name. */
  private static Severity capped(Severity severity, MigrationSize size) {
    return size.isShown() ? severity : severity.atMost(Severity.WARNING);
  }

  /** The first of those that fare worst. */
  private static Optional<Late> worst(List<Late> late) {
    var worst = Optional.<Late>empty();
    for (var vm : late) {
      if (worst.isEmpty() || vm.isWorseThan(worst.get())) {
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

  private static Diagnostic describe(Late late, int others) {
    var limit = late.limit();
    var finding = CARD.at(late.severity(), limit.place(), message(late, others))
        .withAssumption(Assumption.INVENTORY);
    for (var setting : List.of(limit.bandwidth(), limit.timeout())) {
      if (setting.origin() instanceof Origin.Declared written
          && !written.span().equals(limit.place())) {
        finding = finding.withRelated(written.span(), "of " + written.description());
      }
    }
    var place = late.size().memory().origin().place();
    return place.isPresent() ? finding.withRelated(place.get(), arithmetic(late)) : finding;
  }

  private static String help(Late late, EvictionStrategies strategies) {
    var strategy = strategies.of(late.vm().workload()).map(Setting::value);
    var again = strategy.filter(InfeasibleVmTimeout::migrates).isPresent() && late.isNeverCopied()
        ? "; until then a drain retries without end"
        : "";
    return CopyText.remedy(late.limit()) + again + CopyText.origin(late.limit().timeout());
  }

  private static boolean migrates(EvictionStrategy strategy) {
    return strategy == EvictionStrategy.LIVE_MIGRATE
        || strategy == EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE;
  }

  private static String message(Late late, int others) {
    var needed = late.limit().feasibility().secondsToCopy(late.size().bytes());
    var given = late.limit().feasibility().seconds(late.size().bytes());
    var vm = late.vm().workload().title() + (others == 0 ? "" : " (and " + others + " more)");
    return late.isNeverCopied()
        ? vm + " takes " + needed + " s to copy and is aborted after " + given + " s"
        : vm + " takes " + needed + " s to copy, and " + given.subtract(needed)
            + " s are left for changed memory";
  }

  /** Where the seconds come from. */
  private static String arithmetic(Late late) {
    var feasibility = late.limit().feasibility();
    var origin = late.size().isShown() ? "" : late.size().memory().origin().description() + ": ";
    return origin + late.size().memory().value() + " is " + late.size().gigabytes() + " GB, "
        + feasibility.secondsToCopy(late.size().bytes()) + " s at "
        + feasibility.mebiBytesPerSecond() + " MiB/s; the limit is "
        + CopyText.perGigabyte(feasibility);
  }
}

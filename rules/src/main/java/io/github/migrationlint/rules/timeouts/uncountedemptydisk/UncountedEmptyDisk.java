package io.github.migrationlint.rules.timeouts.uncountedemptydisk;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.GovernedVm;
import io.github.migrationlint.core.facts.GovernedVms;
import io.github.migrationlint.core.facts.MigrationSize;
import io.github.migrationlint.core.facts.TimeLimit;
import io.github.migrationlint.core.facts.TimeLimits;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.GuestVolume;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.rules.timeouts.CopyText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** An empty disk that is copied along, and for which the completion timeout leaves no time. */
public final class UncountedEmptyDisk implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "uncounted-empty-disk",
          Severity.WARNING,
          "an empty disk is copied in a migration but gives it no more time")
      .requires(GovernedVms.ANALYSIS, TimeLimits.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var limits = pass.resultOf(TimeLimits.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var vm : pass.resultOf(GovernedVms.ANALYSIS)) {
      var limit = limits.of(vm);
      if (vm.size().isPresent()
          && limit.isPresent()
          && !limit.get().doubt().leavesTheActionOpen()) {
        check(vm, vm.size().get(), limit.get(), findings);
      }
    }
    return findings;
  }

  private static void check(
      GovernedVm vm, MigrationSize size, TimeLimit limit, List<Diagnostic> findings) {
    if (isLate(size.bytes(), size, limit)) {
      return; // without the disk already, and another rule says so
    }
    for (var volume : vm.workload().guest().volumes().items()) {
      if (volume.hasSource(GuestVolume.EMPTY_DISK)
          && volume.capacity() instanceof Field.Present<Quantity> capacity
          && isLate(size.bytes().add(capacity.get().floor()), size, limit)) {
        findings.add(describe(vm, volume, capacity, limit));
      }
    }
  }

  private static boolean isLate(BigInteger bytes, MigrationSize size, TimeLimit limit) {
    var feasibility = limit.feasibility();
    return feasibility.secondsToCopy(bytes).compareTo(feasibility.seconds(size.bytes())) > 0;
  }

  private static Diagnostic describe(
      GovernedVm vm, GuestVolume disk, Field.Present<Quantity> capacity, TimeLimit limit) {
    var memory = vm.size().orElseThrow().bytes();
    var full = capacity.get().floor();
    var feasibility = limit.feasibility();
    var name = disk.name().value().map(text -> " `" + text + "`").orElse("");
    var finding = CARD.at(
            capacity.span(),
            "empty disk" + name + " of " + vm.workload().title() + " adds "
                + feasibility.secondsToCopy(full) + " s to copy, which its timeout does not count")
        .withHelp("raise the limits for this VM, or use a volume that all nodes share")
        .withAssumption(Assumption.INVENTORY);
    var seconds = feasibility.secondsToCopy(memory) + " s at " + feasibility.mebiBytesPerSecond()
        + " MiB/s for the memory, aborted after " + feasibility.seconds(memory) + " s";
    return CopyText.withMemory(finding.withRelated(limit.place(), seconds), vm);
  }
}

package io.github.migrationlint.rules.timeouts.longpause;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Parameter;
import io.github.migrationlint.core.diagnostic.ParameterForm;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.Feasibility;
import io.github.migrationlint.core.facts.GovernedVm;
import io.github.migrationlint.core.facts.GovernedVms;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.facts.TimeoutAction;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.facts.WorstVm;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.rules.timeouts.CopyText;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Workload disruption without post-copy, where a guest may be paused for minutes. */
public final class LongPause implements Rule {
  private static final Parameter<Duration> MAX = new Parameter<>(
      "long-pause",
      "max",
      ParameterForm.DURATION,
      Duration.ofMinutes(5),
      "how long a guest may be paused at most without a finding");
  private static final RuleCard CARD = RuleCard.of(
          "long-pause",
          Severity.WARNING,
          "a guest may be paused for minutes when its migration times out")
      .requires(GovernedVms.ANALYSIS, SettingsByPolicy.ANALYSIS)
      .takes(MAX);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    // Stall detection pauses by other means.
    if (pass.resultOf(SettingsByPolicy.ANALYSIS).stallDetection() != Truth.NO) {
      return List.of();
    }
    var max = BigInteger.valueOf(pass.valueOf(MAX).toSeconds());
    var findings = new ArrayList<Diagnostic>();
    for (var vm : WorstVm.of(
        pass.resultOf(GovernedVms.ANALYSIS),
        MigrationField.ALLOW_WORKLOAD_DISRUPTION,
        vm -> pause(vm).filter(seconds -> seconds.compareTo(max) > 0))) {
      findings.add(describe(vm));
    }
    return findings;
  }

  /** The seconds for which the guest may be paused; empty where it never is, or no one can tell. */
  private static Optional<BigInteger> pause(GovernedVm vm) {
    var isPaused =
        vm.settings().actionAtTimeout().filter(TimeoutAction.PAUSE::equals).isPresent();
    var perGigabyte = vm.settings().get(MigrationField.COMPLETION_TIMEOUT_PER_GIB);
    var bandwidth = vm.settings().get(MigrationField.BANDWIDTH_PER_MIGRATION);
    if (!isPaused || vm.size().isEmpty() || perGigabyte.isEmpty() || bandwidth.isEmpty()) {
      return Optional.empty();
    }
    var size = vm.size().get();
    var again = size.gigabytes().multiply(BigInteger.valueOf(perGigabyte.get().value()));
    // A paused guest writes nothing, so all that is left is copied once.
    return again.signum() <= 0 || bandwidth.get().value().mebiBytes().isEmpty()
        ? Optional.empty()
        : Feasibility.of(bandwidth.get().value(), perGigabyte.get().value())
            .map(limit -> limit.secondsToCopy(size.bytes()).min(again))
            .or(() -> Optional.of(again));
  }

  private static Diagnostic describe(WorstVm worst) {
    var finding = CARD.at(
            worst.setting().span(),
            worst.describe() + " may be paused for up to " + worst.harm()
                + " s, because post-copy is off")
        .withHelp("set `allowPostCopy` to true as well, set `allowWorkloadDisruption` to false, or"
            + " lower `completionTimeoutPerGiB`")
        .withAssumption(Assumption.INVENTORY);
    return CopyText.withMemory(finding, worst.vm());
  }
}

package io.github.migrationlint.rules.timeouts.excessivevmtimeout;

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
import io.github.migrationlint.core.facts.WorstVm;
import io.github.migrationlint.core.resource.MigrationField;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A completion timeout that gives a VM hours, although its memory is copied much sooner. */
public final class ExcessiveVmTimeout implements Rule {
  private static final Parameter<Duration> MAX = new Parameter<>(
      "excessive-vm-timeout",
      "max",
      ParameterForm.DURATION,
      Duration.ofHours(4),
      "how long a migration may take at most without a finding");
  private static final RuleCard CARD = RuleCard.of(
          "excessive-vm-timeout",
          Severity.NOTE,
          "the migration of a VM may take hours before it times out")
      .refines("old-default-timeout")
      .requires(GovernedVms.ANALYSIS)
      .takes(MAX);

  /** Below so many copies a long timeout is what the bandwidth asks for. */
  private static final BigDecimal MANY_COPIES = BigDecimal.valueOf(4);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var max = pass.valueOf(MAX);
    var findings = new ArrayList<Diagnostic>();
    for (var vm : WorstVm.of(
        pass.resultOf(GovernedVms.ANALYSIS),
        MigrationField.COMPLETION_TIMEOUT_PER_GIB,
        vm -> excessive(vm, BigInteger.valueOf(max.toSeconds())))) {
      findings.add(describe(vm, max));
    }
    return findings;
  }

  /** The seconds until the timeout, where they are too many. */
  private static Optional<BigInteger> excessive(GovernedVm vm, BigInteger max) {
    var perGigabyte = vm.settings().get(MigrationField.COMPLETION_TIMEOUT_PER_GIB);
    var bandwidth = vm.settings().get(MigrationField.BANDWIDTH_PER_MIGRATION);
    if (vm.size().isEmpty() || perGigabyte.isEmpty() || bandwidth.isEmpty()) {
      return Optional.empty();
    }
    var size = vm.size().get();
    var seconds = size.gigabytes().multiply(BigInteger.valueOf(perGigabyte.get().value()));
    var isNeeded = Feasibility.of(bandwidth.get().value(), perGigabyte.get().value())
        .filter(limit -> limit.shareOf(size.bytes()).value().compareTo(MANY_COPIES) < 0)
        .isPresent();
    var isUsed = bandwidth.get().value().mebiBytes().isPresent();
    return seconds.compareTo(max) > 0 && isUsed && !isNeeded
        ? Optional.of(seconds)
        : Optional.empty();
  }

  private static Diagnostic describe(WorstVm worst, Duration max) {
    var size = worst.vm().size().orElseThrow();
    var perGigabyte = worst.harm().divide(size.gigabytes());
    var finding = CARD.at(
            worst.setting().span(),
            worst.describe() + " may migrate for " + inHours(worst.harm()) + " before the timeout")
        .withHelp("lower `completionTimeoutPerGiB`, or raise `max` of this rule above "
            + ParameterForm.DURATION.write(max) + " if that long is meant")
        .withAssumption(Assumption.INVENTORY);
    var place = size.memory().origin().place();
    var arithmetic = size.memory().value() + " is " + size.gigabytes() + " GB, " + worst.harm()
        + " s at " + perGigabyte + " s per GB";
    return place.isPresent() ? finding.withRelated(place.get(), arithmetic) : finding;
  }

  private static String inHours(BigInteger seconds) {
    var minutes = seconds.divide(BigInteger.valueOf(60));
    var hours = minutes.divideAndRemainder(BigInteger.valueOf(60));
    return hours[0] + " h " + hours[1] + " min";
  }
}

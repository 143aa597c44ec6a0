package io.github.migrationlint.rules.autoconverge.throttleddedicatedcpus;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.GovernedVm;
import io.github.migrationlint.core.facts.GovernedVms;
import io.github.migrationlint.core.facts.Instancetypes;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.WorstVm;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Auto-converge, which slows processors down, on VMs that ask for processors of their own. */
public final class ThrottledDedicatedCpus implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "throttled-dedicated-cpus",
          Severity.WARNING,
          "auto-converge may slow down a VM with dedicated CPUs")
      .requires(GovernedVms.ANALYSIS, Instancetypes.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var instancetypes = pass.resultOf(Instancetypes.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var worst : WorstVm.of(
        pass.resultOf(GovernedVms.ANALYSIS),
        MigrationField.ALLOW_AUTO_CONVERGE,
        vm -> throttled(vm, instancetypes))) {
      findings.add(describe(worst, instancetypes));
    }
    return findings;
  }

  private static Optional<BigInteger> throttled(GovernedVm vm, Instancetypes instancetypes) {
    var isAllowed = vm.settings()
        .get(MigrationField.ALLOW_AUTO_CONVERGE)
        .filter(Setting::value)
        .isPresent();
    return isAllowed
        ? demand(vm.workload(), instancetypes).map(place -> BigInteger.ONE)
        : Optional.empty();
  }

  /** Where the workload asks for processors of its own; empty where it does not. */
  private static Optional<Span> demand(Workload workload, Instancetypes instancetypes) {
    var cpu = workload.guest().cpu();
    if (cpu.realtime() instanceof Field.Present<?> realtime) {
      return Optional.of(realtime.key());
    }
    return instancetypes.dedicatedCpus(workload);
  }

  private static Diagnostic describe(WorstVm worst, Instancetypes instancetypes) {
    var workload = worst.vm().workload();
    var finding = CARD.at(
            worst.setting().span(),
            "`allowAutoConverge` may slow down " + worst.describe() + " despite dedicated CPUs")
        .withHelp("set `allowAutoConverge` to false in a policy for such VMs")
        .withAssumption(Assumption.INVENTORY);
    return demand(workload, instancetypes)
        .map(place -> finding.withRelated(place, "asked for here"))
        .orElse(finding);
  }
}

package io.github.migrationlint.rules.scheduling.longvmname;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.TargetNodes;
import io.github.migrationlint.core.facts.TargetObstacle;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.rules.scheduling.OpenShiftVirtualization;
import io.github.migrationlint.rules.scheduling.TargetFindings;
import java.util.ArrayList;
import java.util.List;

/**
 * A VM whose name is too long for the label that every migration of it gets. Upstream: kubevirt {@code
 * pkg/virt-api/webhooks/mutating-webhook/mutators/migration-create-mutator.go}, {@code addMigrationSelectorLabel}.
 * The console of OpenShift Virtualization names migrations after the VM, and gets into trouble earlier.
 */
public final class LongVmName implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "long-vm-name",
          Severity.WARNING,
          "the name of a VM is too long for the label of its migrations")
      .also(Severity.NOTE)
      .requires(DrainOutcomes.ANALYSIS);

  /** With {@code -migration-} and five characters behind it, the name of a migration has 63. */
  private static final int CONSOLE_LENGTH = 47;

  private static final String HELP =
      "give the VM a name of at most " + TargetNodes.LABEL_LENGTH + " characters";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<>(TargetFindings.of(
        pass.resultOf(DrainOutcomes.ANALYSIS),
        TargetObstacle.Kind.LONG_NAME,
        LongVmName::describe));
    if (OpenShiftVirtualization.runs(pass.cluster())) {
      for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
        if (outcome.mayNeedTarget() && isLongForTheConsole(outcome.workload())) {
          findings.add(ofConsole(outcome.workload()));
        }
      }
    }
    return findings;
  }

  private static Diagnostic describe(DrainOutcome outcome, TargetObstacle obstacle) {
    return CARD.at(
            obstacle.place(),
            "no migration of this VM can be created: its name has "
                + TargetNodes.vmiNameLength(outcome.workload()) + " characters, not "
                + TargetNodes.LABEL_LENGTH)
        .withHelp(HELP);
  }

  private static boolean isLongForTheConsole(Workload workload) {
    var length = workload.header().nameText().length();
    return workload.kind() == Workload.Kind.VIRTUAL_MACHINE
        && length > CONSOLE_LENGTH
        && length <= TargetNodes.LABEL_LENGTH;
  }

  private static Diagnostic ofConsole(Workload workload) {
    return CARD.at(
            Severity.NOTE,
            workload.header().place(),
            "the console of OpenShift cannot migrate VMs with a name of more than " + CONSOLE_LENGTH
                + " characters")
        .withHelp("give the VM a name of at most " + CONSOLE_LENGTH + " characters");
  }
}

package io.github.migrationlint.rules.scheduling.hostcpuonmixednodes;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ConfiguringObject;
import io.github.migrationlint.core.facts.CpuModels;
import io.github.migrationlint.core.facts.DrainOutcome;
import io.github.migrationlint.core.facts.DrainOutcomes;
import io.github.migrationlint.core.facts.Setting;
import java.util.ArrayList;
import java.util.List;

/** VMs that take their CPU model from the node they start on, in a cluster whose nodes differ. */
public final class HostCpuOnMixedNodes implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "host-cpu-on-mixed-nodes",
          Severity.WARNING,
          "a VM takes its CPU model from its node, and the nodes differ")
      .requires(CpuModels.ANALYSIS, DrainOutcomes.ANALYSIS, ConfiguringObject.ANALYSIS);

  private static final String VM_HELP = "set `domain.cpu.model` to a model that all nodes support";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var cpus = pass.resultOf(CpuModels.ANALYSIS);
    if (cpus.mixed().isEmpty()) {
      return findings;
    }
    var byCluster = new ArrayList<DrainOutcome>();
    for (var outcome : pass.resultOf(DrainOutcomes.ANALYSIS)) {
      var model = cpus.hostModel(outcome.workload());
      if (outcome.mayNeedTarget() && model.isPresent()) {
        if (outcome.workload().guest().cpu().model().isWritten()) {
          findings.add(ofItself(outcome, model.get()));
        } else {
          byCluster.add(outcome);
        }
      }
    }
    if (!byCluster.isEmpty()) {
      findings.add(ofCluster(byCluster, pass));
    }
    return findings;
  }

  private static Diagnostic ofItself(DrainOutcome outcome, Setting<String> model) {
    return CARD.at(
            outcome.workload().guest().cpu().model().span(),
            outcome.workload().title() + " takes the CPU of its node (`" + model.value()
                + "`), and nodes differ")
        .withHelp(VM_HELP);
  }

  /** The default of the cluster is one mistake, however many VMs have it. */
  private static Diagnostic ofCluster(List<DrainOutcome> outcomes, Pass pass) {
    var configuring = pass.resultOf(ConfiguringObject.ANALYSIS);
    var model =
        pass.resultOf(CpuModels.ANALYSIS).hostModel(outcomes.get(0).workload()).orElseThrow();
    var header = configuring.header().orElseThrow();
    var count = outcomes.size() == 1 ? "1 VM takes its" : outcomes.size() + " VMs take their";
    var field = configuring.hyperConverged().isPresent() ? "defaultCPUModel" : "cpuModel";
    var finding = CARD.at(
            model.origin().place().orElse(header.place()),
            count + " CPU from a node by default (`" + model.value() + "`), and nodes differ")
        .withHelp("set `" + field + "` to a model that all nodes support");
    for (var outcome : outcomes.subList(0, Math.min(3, outcomes.size()))) {
      finding =
          finding.withRelated(outcome.workload().header().place(), "has no CPU model of its own");
    }
    return finding;
  }
}

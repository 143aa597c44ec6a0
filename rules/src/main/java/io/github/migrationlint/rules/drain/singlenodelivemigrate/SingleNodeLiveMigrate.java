package io.github.migrationlint.rules.drain.singlenodelivemigrate;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Field;
import java.util.ArrayList;
import java.util.List;

/** An eviction strategy that migrates, in a cluster where there is nowhere to go. */
public final class SingleNodeLiveMigrate implements Rule {
  private static final RuleCard CARD = new RuleCard(
      "single-node-live-migrate",
      Severity.WARNING,
      "a drain shall migrate VMs in a cluster of one node");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var cluster = pass.cluster();
    var findings = new ArrayList<Diagnostic>();
    if (cluster.facts().nodes().filter(nodes -> nodes == 1).isPresent()) {
      for (var hyperConverged : cluster.hyperConvergeds()) {
        check(hyperConverged.evictionStrategy(), findings);
      }
      for (var kubeVirt : cluster.kubeVirts()) {
        check(kubeVirt.evictionStrategy(), findings);
      }
      for (var workload : cluster.workloads()) {
        check(workload.guest().evictionStrategy(), findings);
      }
    }
    return findings;
  }

  private static void check(Field<String> strategy, List<Diagnostic> findings) {
    var word = strategy.value().orElse("");
    var always = word.equals("LiveMigrate");
    if (always || word.equals("LiveMigrateIfPossible")) {
      findings.add(CARD.at(
              strategy.span(),
              "`evictionStrategy` is `" + word + "` in a cluster of one node, so a drain never ends"
                  + (always ? "" : " for VMs that can migrate"))
          .withHelp("write `None`, so that a drain shuts the guests down"));
    }
  }
}

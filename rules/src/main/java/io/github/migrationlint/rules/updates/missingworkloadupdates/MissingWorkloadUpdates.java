package io.github.migrationlint.rules.updates.missingworkloadupdates;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.core.resource.WorkloadUpdates;
import java.util.ArrayList;
import java.util.List;

/** Updates that leave every running VM as it is, and changes to VMs that never take effect. */
public final class MissingWorkloadUpdates implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "missing-workload-updates", Severity.WARNING, "running VMs are never updated")
      .also(Severity.NOTE);

  private static final String LIVE_UPDATE = "LiveUpdate";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().hyperConvergeds()) {
      // HCO always sets the rollout strategy: getKVConfig in controllers/handlers/kubevirt.go.
      check(object.workloadUpdates(), true, findings);
    }
    for (var object : pass.cluster().kubeVirts()) {
      var updatesLive =
          object.rolloutStrategy().value().filter(LIVE_UPDATE::equals).isPresent();
      check(object.workloadUpdates(), updatesLive, findings);
    }
    return findings;
  }

  private static void check(
      WorkloadUpdates updates, boolean updatesLive, List<Diagnostic> findings) {
    if (updates.isKnown()
        && updates.names().isEmpty()
        && updates.methods() instanceof Field.Present<Shape> list) {
      findings.add(describe(list, updatesLive));
    }
  }

  private static Diagnostic describe(Field.Present<Shape> list, boolean updatesLive) {
    var message = "`workloadUpdateMethods` is empty, so running VMs keep their old launcher";
    var finding = updatesLive
        ? CARD.at(
            list.span(), message + ", and live changes of their CPUs and memory never complete")
        : CARD.at(Severity.NOTE, list.span(), message);
    return finding.withHelp("list `LiveMigrate`");
  }
}

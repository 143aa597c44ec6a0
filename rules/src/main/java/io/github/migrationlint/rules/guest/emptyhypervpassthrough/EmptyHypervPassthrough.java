package io.github.migrationlint.rules.guest.emptyhypervpassthrough;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code hypervPassthrough} without {@code enabled}. Upstream dereferences the missing boolean: kubevirt {@code
 * pkg/virt-handler/vm.go}, {@code calculateLiveMigrationCondition} and {@code
 * calculateLiveStorageMigrationCondition}, and {@code
 * pkg/virt-launcher/virtwrap/converter/compute/hypervisor_features.go}.
 */
public final class EmptyHypervPassthrough implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "empty-hyperv-passthrough",
          Severity.ERROR,
          "`hypervPassthrough` without `enabled` makes virt-handler panic")
      .also(Severity.WARNING);

  private static final Version SINCE = Version.of(1, 3);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var versions = pass.cluster().versions();
    if (!versions.kubeVirt().isAtLeast(SINCE)) {
      return findings;
    }
    for (var workload : pass.cluster().workloads()) {
      var features = workload.guest().features();
      if (features.hypervPassthroughBlock() instanceof Field.Present<Block> block
          && features.hypervPassthrough() instanceof Field.Absent<Boolean>
          && !workload.header().partial()) {
        findings.add(CARD.at(
                versions.areProven() ? Severity.ERROR : Severity.WARNING,
                block.key(),
                "virt-handler panics at " + workload.title()
                    + ": `hypervPassthrough` has no `enabled`")
            .withHelp("set `enabled: true`, or delete `hypervPassthrough`"));
      }
    }
    return findings;
  }
}

package io.github.migrationlint.rules.network.cnvbridgenetwork;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.rules.scheduling.OpenShiftVirtualization;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of the CNI type {@code cnv-bridge}, with which VMs of clusters that were updated from 4.12 fail to
 * migrate: a known issue in the release notes of OpenShift Virtualization 4.13 to 4.22.
 */
public final class CnvBridgeNetwork implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "cnv-bridge-network",
          Severity.NOTE,
          "a network has the CNI type `cnv-bridge`, which is a known issue of updates")
      .also(Severity.WARNING);

  /** HyperConverged of OpenShift Virtualization 4.12. */
  private static final Version BEFORE_UPDATE = Version.of(1, 8);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var versions = pass.cluster().versions();
    if (!OpenShiftVirtualization.runs(pass.cluster())
        || !versions.hyperConverged().isAtLeast(BEFORE_UPDATE)) {
      return findings;
    }
    var isBefore = versions.isDeclared() && versions.hyperConverged().equals(BEFORE_UPDATE);
    for (var network : pass.cluster().resources().networkAttachmentDefinitions()) {
      var type = network.parsedConfig().type();
      if (type.value().filter("cnv-bridge"::equals).isPresent()) {
        findings.add(CARD.at(
                isBefore ? Severity.WARNING : Severity.NOTE,
                type.span(),
                "VMs on a `cnv-bridge` fail to migrate after an update from 4.12")
            .withHelp("set `type` to `bridge` before the update"));
      }
    }
    return findings;
  }
}

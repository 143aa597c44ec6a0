package io.github.migrationlint.rules.migrations.migrationoncordon;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenSetting;
import io.github.migrationlint.core.facts.WrittenSettings;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.rules.SettingEdits;
import java.util.ArrayList;
import java.util.List;

/**
 * A taint that every cordon sets is the one that starts migrations: kubevirt {@code
 * pkg/virt-controller/watch/drain/evacuation/evacuation.go}, {@code vmisToMigrate}.
 */
public final class MigrationOnCordon implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "migration-on-cordon", Severity.NOTE, "a cordon of a node migrates its VMs")
      .requires(WrittenSettings.ANALYSIS)
      .withFix();

  /** What {@code kubectl cordon} sets on a node. */
  private static final String CORDON = "node.kubernetes.io/unschedulable";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var settings = pass.resultOf(WrittenSettings.ANALYSIS);
    for (var written : settings.clusterWide(MigrationField.NODE_DRAIN_TAINT_KEY)) {
      if (written.known().filter(CORDON::equals).isPresent()) {
        findings.add(describe(written));
      }
    }
    return findings;
  }

  private static Diagnostic describe(WrittenSetting<String> written) {
    var finding = CARD.at(
            written.place(),
            "`nodeDrainTaintKey` is the taint of a cordon, so a cordon migrates VMs")
        .withHelp("remove `nodeDrainTaintKey`: a drain migrates VMs without it");
    return SettingEdits.withoutSetting(finding, written, Applicability.NEEDS_REVIEW);
  }
}

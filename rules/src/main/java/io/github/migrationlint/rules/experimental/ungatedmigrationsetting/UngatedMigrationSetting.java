package io.github.migrationlint.rules.experimental.ungatedmigrationsetting;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.facts.WrittenSettings;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;

/** A setting that is refused or ignored, because its feature gate is off. */
public final class UngatedMigrationSetting implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "ungated-migration-setting",
          Severity.ERROR,
          "a migration setting needs a feature gate that is off")
      .also(Severity.WARNING)
      .requires(SettingsByPolicy.ANALYSIS, WrittenSettings.ANALYSIS);

  private static final String GATE = "MigrationStallDetection";

  /** Opens the way to {@code maxDowntimeMs} too, in the release after 1.9. */
  private static final String OTHER_GATE = "MigrationDowntimeTuning";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var field = MigrationField.MAX_DOWNTIME_MS;
    var effective = pass.resultOf(SettingsByPolicy.ANALYSIS);
    var isOff = effective.isShown()
        && effective.stallDetection() == Truth.NO
        && field.isKnownTo(pass.cluster().versions().kubeVirt());
    if (!isOff || hasOtherGate(pass.cluster())) {
      return List.of();
    }
    var findings = new ArrayList<Diagnostic>();
    for (var written : pass.resultOf(WrittenSettings.ANALYSIS).of(field)) {
      if (written.known().isPresent()) {
        var effect = written.isByPolicy() ? " is rejected" : " is rejected or ignored";
        findings.add(describe(field.name(), effect, written.place(), pass.cluster()));
      }
    }
    for (var policy : pass.cluster().migrationPolicies()) {
      if (policy.experimental().stallDetector() instanceof Field.Present<Block> written) {
        findings.add(describe("stallDetector", " is rejected", written.key(), pass.cluster()));
      }
    }
    return findings;
  }

  private static boolean hasOtherGate(ClusterModel cluster) {
    for (var object : cluster.kubeVirts()) {
      if (object.hasGate(OTHER_GATE)) {
        return true;
      }
    }
    return false;
  }

  private static Diagnostic describe(
      String setting, String effect, Span place, ClusterModel cluster) {
    var severity =
        cluster.versions().kubeVirtBounds().isExact() ? Severity.ERROR : Severity.WARNING;
    var message = "`" + setting + "`" + effect + ": feature gate `" + GATE + "` is off";
    var finding = CARD.at(severity, place, message)
        .withHelp("enable the feature gate first, or remove `" + setting + "`");
    // Where the configuration is shown, one object has it.
    var owner = cluster.hyperConvergeds().isEmpty()
        ? cluster.kubeVirts().get(0).header()
        : cluster.hyperConvergeds().get(0).header();
    return owner.span().contains(place)
        ? finding
        : finding.withRelated(owner.place(), "does not turn it on");
  }
}

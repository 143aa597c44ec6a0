package io.github.migrationlint.rules.bandwidth.policyliftsbandwidthlimit;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.facts.WrittenBandwidth;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.rules.SettingEdits;
import java.util.ArrayList;
import java.util.List;

/** A policy that sets no bandwidth limit for its VMs where the cluster has one. */
public final class PolicyLiftsBandwidthLimit implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "policy-lifts-bandwidth-limit",
          Severity.WARNING,
          "a policy takes the cluster's bandwidth limit away")
      .requires(SettingsByPolicy.ANALYSIS, WrittenBandwidth.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var effective = pass.resultOf(SettingsByPolicy.ANALYSIS);
    var limit = effective
        .cluster()
        .get(MigrationField.BANDWIDTH_PER_MIGRATION)
        .filter(setting -> setting.value().value().signum() > 0);
    var findings = new ArrayList<Diagnostic>();
    if (effective.isShown() && limit.isPresent()) {
      for (var bandwidth : pass.resultOf(WrittenBandwidth.ANALYSIS)) {
        if (bandwidth.setting().isByPolicy() && bandwidth.field().get().isZero()) {
          findings.add(describe(bandwidth, limit.get()));
        }
      }
    }
    return findings;
  }

  private static Diagnostic describe(WrittenBandwidth bandwidth, Setting<Quantity> limit) {
    var message = "`bandwidthPerMigration` of `" + bandwidth.text()
        + "` lifts the cluster's limit of `" + limit.value() + "` for these VMs";
    var kept = limit.value().text();
    var finding = SettingEdits.withValue(
        CARD.at(bandwidth.field().span(), message)
            .withHelp("set `bandwidthPerMigration` to `" + kept
                + "` to keep the cluster's limit, or to" + " another limit"),
        bandwidth.setting(),
        kept,
        Applicability.NEEDS_REVIEW);
    return limit
        .origin()
        .place()
        .map(place -> finding.withRelated(place, "the cluster's limit"))
        .orElse(finding);
  }
}

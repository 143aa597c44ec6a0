package io.github.migrationlint.rules.bandwidth.bandwidthbelow1mi;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenBandwidth;
import io.github.migrationlint.core.facts.WrittenBandwidth.Flaw;
import io.github.migrationlint.rules.bandwidth.BandwidthRule;

/** A bandwidth of less than 1 MiB per second, which KubeVirt rounds up to that. */
public final class BandwidthBelow1mi extends BandwidthRule {
  private static final RuleCard CARD = RuleCard.of(
          "bandwidth-below-1mi",
          Severity.WARNING,
          "a bandwidth limit below 1 MiB per second is rounded up")
      .requires(WrittenBandwidth.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  protected Flaw flaw() {
    return Flaw.BELOW_ONE_MEBIBYTE;
  }

  @Override
  protected Diagnostic describe(WrittenBandwidth bandwidth) {
    var finding = at(bandwidth, "is rounded up to 1 MiB per second")
        .withHelp("set `bandwidthPerMigration` to `64Mi`, or to `1Mi` to keep the limit as it is");
    return withQuantity(finding, bandwidth, "1Mi", Applicability.SAFE);
  }
}

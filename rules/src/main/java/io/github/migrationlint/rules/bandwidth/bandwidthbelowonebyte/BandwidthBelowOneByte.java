package io.github.migrationlint.rules.bandwidth.bandwidthbelowonebyte;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenBandwidth;
import io.github.migrationlint.core.facts.WrittenBandwidth.Flaw;
import io.github.migrationlint.rules.bandwidth.BandwidthRule;

/** A bandwidth of less than one byte per second, which KubeVirt takes for no limit at all. */
public final class BandwidthBelowOneByte extends BandwidthRule {
  private static final RuleCard CARD = RuleCard.of(
          "bandwidth-below-one-byte",
          Severity.ERROR,
          "a bandwidth limit below one byte per second is no limit")
      .requires(WrittenBandwidth.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  protected Flaw flaw() {
    return Flaw.BELOW_ONE_BYTE;
  }

  @Override
  protected Diagnostic describe(WrittenBandwidth bandwidth) {
    var finding = at(bandwidth, "is below one byte per second, which means unlimited")
        .withHelp("set `bandwidthPerMigration` to a limit such as `64Mi`, or to `\"0\"` for none");
    return bandwidth.megabytes().isPresent()
        ? withQuantity(finding, bandwidth, bandwidth.megabytes().get(), Applicability.NEEDS_REVIEW)
        : finding;
  }
}

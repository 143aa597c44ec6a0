package io.github.migrationlint.rules.bandwidth.millibandwidth;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenBandwidth;
import io.github.migrationlint.core.facts.WrittenBandwidth.Flaw;
import io.github.migrationlint.rules.bandwidth.BandwidthRule;

/** A bandwidth in thousandths of a byte, for m is milli and not mega. */
public final class MilliBandwidth extends BandwidthRule {
  private static final RuleCard CARD = RuleCard.of(
          "milli-bandwidth", Severity.ERROR, "a bandwidth limit counts thousandths of a byte")
      .requires(WrittenBandwidth.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  protected Flaw flaw() {
    return Flaw.FRACTION;
  }

  @Override
  protected Diagnostic describe(WrittenBandwidth bandwidth) {
    var finding = at(bandwidth, "is " + bandwidth.inBytes() + ", rounded up to 1 MiB")
        .withHelp(
            "set `bandwidthPerMigration` to a quantity with `M` or `Mi`, such as `64Mi`: `m` is"
                + " a thousandth");
    return bandwidth.megabytes().isPresent()
        ? withQuantity(finding, bandwidth, bandwidth.megabytes().get(), Applicability.NEEDS_REVIEW)
        : finding;
  }
}

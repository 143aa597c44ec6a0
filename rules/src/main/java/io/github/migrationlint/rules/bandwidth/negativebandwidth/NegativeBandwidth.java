package io.github.migrationlint.rules.bandwidth.negativebandwidth;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenBandwidth;
import io.github.migrationlint.core.facts.WrittenBandwidth.Flaw;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.rules.bandwidth.BandwidthRule;

/** A bandwidth limit below zero: a policy is rejected, and elsewhere every migration fails. */
public final class NegativeBandwidth extends BandwidthRule {
  private static final RuleCard CARD = RuleCard.of(
          "negative-bandwidth", Severity.ERROR, "a bandwidth limit is negative")
      .requires(WrittenBandwidth.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  /** Whether it is a limit of at least 1 MiB per second, with a unit. */
  private static boolean isLimit(String text) {
    return Quantity.parse(text)
        .filter(
            quantity -> quantity.floor().bitLength() > 20 && !quantity.suffix().isEmpty())
        .isPresent();
  }

  @Override
  protected Flaw flaw() {
    return Flaw.NEGATIVE;
  }

  @Override
  protected Diagnostic describe(WrittenBandwidth bandwidth) {
    var finding = at(
            bandwidth,
            bandwidth.setting().isByPolicy()
                ? "is negative, so the API server rejects the policy"
                : "is negative, so every migration fails")
        .withHelp("set `bandwidthPerMigration` to a limit such as `64Mi`, or to `\"0\"` for none");
    var text = bandwidth.text();
    return text.startsWith("-") && isLimit(text.substring(1))
        ? withQuantity(finding, bandwidth, text.substring(1), Applicability.NEEDS_REVIEW)
        : finding;
  }
}

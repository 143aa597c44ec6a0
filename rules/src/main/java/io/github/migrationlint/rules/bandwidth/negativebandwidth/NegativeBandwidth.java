package io.github.migrationlint.rules.bandwidth.negativebandwidth;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenBandwidth;
import io.github.migrationlint.core.facts.WrittenBandwidth.Flaw;
import io.github.migrationlint.core.facts.WrittenMigrations.Owner;
import io.github.migrationlint.rules.bandwidth.BandwidthRule;

/** A bandwidth limit below zero: a policy is refused, and elsewhere every migration fails. */
public final class NegativeBandwidth extends BandwidthRule {
  private static final RuleCard CARD = RuleCard.of(
          "negative-bandwidth", Severity.ERROR, "a bandwidth limit is negative")
      .requires(WrittenBandwidth.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  protected Flaw flaw() {
    return Flaw.NEGATIVE;
  }

  @Override
  protected Diagnostic describe(WrittenBandwidth bandwidth) {
    var effect = bandwidth.object().owner() == Owner.MIGRATION_POLICY
        ? "is negative, and the webhook refuses such a policy"
        : "is negative, which nothing refuses, and every migration fails";
    return at(bandwidth, effect).withHelp("write a limit such as `64Mi`, or `\"0\"` for none");
  }
}

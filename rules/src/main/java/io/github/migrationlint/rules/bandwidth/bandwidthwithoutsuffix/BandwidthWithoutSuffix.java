package io.github.migrationlint.rules.bandwidth.bandwidthwithoutsuffix;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenBandwidth;
import io.github.migrationlint.core.facts.WrittenBandwidth.Flaw;
import io.github.migrationlint.rules.bandwidth.BandwidthRule;
import java.math.BigInteger;

/** A bandwidth that is a small number without a suffix: bytes, not megabytes. */
public final class BandwidthWithoutSuffix extends BandwidthRule {
  private static final RuleCard CARD = RuleCard.of(
          "bandwidth-without-suffix",
          Severity.ERROR,
          "a bandwidth limit without a suffix counts single bytes")
      .requires(WrittenBandwidth.ANALYSIS)
      .withFix();

  /** In MiB per second no link carries more, so a larger number was hardly meant in MiB. */
  private static final BigInteger FASTEST = BigInteger.valueOf(100_000);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  protected Flaw flaw() {
    return Flaw.WITHOUT_SUFFIX;
  }

  @Override
  protected Diagnostic describe(WrittenBandwidth bandwidth) {
    var finding = at(bandwidth, "is " + bandwidth.inBytes() + ", rounded up to 1 MiB");
    var number = bandwidth.field().get().floor();
    if (number.compareTo(FASTEST) > 0) {
      return finding.withHelp("set `bandwidthPerMigration` to a quantity such as `64Mi`");
    }
    var quantity = number + "Mi";
    return withQuantity(
        finding.withHelp("set `bandwidthPerMigration` to `" + quantity + "` if MiB are meant"),
        bandwidth,
        quantity,
        Applicability.NEEDS_REVIEW);
  }
}

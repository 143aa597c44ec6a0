package io.github.migrationlint.rules.bandwidth.bandwidthwithoutsuffix;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenBandwidth;
import io.github.migrationlint.core.facts.WrittenBandwidth.Flaw;
import io.github.migrationlint.rules.bandwidth.BandwidthRule;
import io.github.migrationlint.rules.bandwidth.ScalarEdits;
import java.math.BigInteger;
import java.util.List;

/** A bandwidth that is a small number without a suffix: bytes, not megabytes. */
public final class BandwidthWithoutSuffix extends BandwidthRule {
  private static final RuleCard CARD = RuleCard.of(
          "bandwidth-without-suffix", Severity.ERROR, "a bandwidth limit counts single bytes")
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
    var finding =
        at(bandwidth, "is " + bandwidth.inBytes() + ", which is rounded up to 1 MiB per second");
    var number = bandwidth.field().get().floor();
    if (number.compareTo(FASTEST) > 0) {
      return finding.withHelp("write whole MiB, such as `64Mi`");
    }
    return finding
        .withHelp("write the unit: `" + number + "Mi` is " + number + " MiB per second")
        .withFix(inMebibytes(bandwidth));
  }

  private static Fix inMebibytes(WrittenBandwidth bandwidth) {
    var number = bandwidth.field().get().floor();
    return new Fix(
        "write the number in MiB",
        Applicability.NEEDS_REVIEW,
        List.of(ScalarEdits.keepingQuotes(bandwidth.field().span(), number + "Mi")));
  }
}

package io.github.migrationlint.rules.bandwidth.linkspeedbandwidth;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenBandwidth;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.rules.SettingEdits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A bandwidth that reads like the speed of a network card, which is given in bits. */
public final class LinkSpeedBandwidth implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "link-speed-bandwidth",
          Severity.NOTE,
          "a bandwidth limit in bytes looks like a link speed in bits")
      .requires(WrittenBandwidth.ANALYSIS)
      .withFix();

  private static final BigDecimal GIGA = BigDecimal.valueOf(1_000_000_000);

  private static final BigInteger BITS_PER_BYTE = BigInteger.valueOf(8);

  /** Of network cards, read as if they were bytes. */
  private static final List<Quantity> LINK_SPEEDS =
      List.of(giga(10), giga(25), giga(40), giga(50), giga(100), giga(200), giga(400));

  private static Quantity giga(long count) {
    return Quantity.of(GIGA.multiply(BigDecimal.valueOf(count)).toBigIntegerExact());
  }

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var bandwidth : pass.resultOf(WrittenBandwidth.ANALYSIS)) {
      var speed = bandwidth.field().get();
      if (LINK_SPEEDS.contains(speed) && !speed.suffix().endsWith("i")) {
        findings.add(describe(bandwidth));
      }
    }
    return findings;
  }

  private static Diagnostic describe(WrittenBandwidth bandwidth) {
    var gigabytes = bandwidth.field().get().value().divide(GIGA).toBigIntegerExact();
    var gigabits = gigabytes.multiply(BITS_PER_BYTE);
    var eighth = gigabytes.multiply(BigInteger.valueOf(1000)).divide(BITS_PER_BYTE) + "M";
    var message = "`bandwidthPerMigration` of `" + bandwidth.text() + "` is " + gigabytes
        + " GB per second, which is " + gigabits + " Gbit/s";
    var finding = CARD.at(bandwidth.field().span(), message)
        .withHelp("set `bandwidthPerMigration` to `" + eighth + "` if a link of " + gigabytes
            + " Gbit/s is meant");
    return SettingEdits.withValue(finding, bandwidth.setting(), eighth, Applicability.NEEDS_REVIEW);
  }
}

package io.github.migrationlint.rules.bandwidth.coarselyroundedbandwidth;

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

/** A small bandwidth that changes noticeably when KubeVirt rounds it to whole MiB. */
public final class CoarselyRoundedBandwidth implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "coarsely-rounded-bandwidth",
          Severity.NOTE,
          "a bandwidth limit is rounded by a tenth or more")
      .requires(WrittenBandwidth.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var bandwidth : pass.resultOf(WrittenBandwidth.ANALYSIS)) {
      var rounded = bandwidth.field().get().mebiBytes();
      if (bandwidth.flaw().isEmpty()
          && rounded.isPresent()
          && isFarFrom(rounded.get(), bandwidth.field().get())) {
        findings.add(describe(bandwidth, rounded.get()));
      }
    }
    return findings;
  }

  /** Whether the rounded value is off by a tenth of what is written. */
  private static boolean isFarFrom(BigInteger rounded, Quantity written) {
    var effective = new BigDecimal(rounded.shiftLeft(20));
    var difference = effective.subtract(written.value()).abs();
    return written.value().signum() > 0
        && difference.multiply(BigDecimal.TEN).compareTo(written.value()) >= 0;
  }

  private static Diagnostic describe(WrittenBandwidth bandwidth, BigInteger rounded) {
    var whole = rounded + "Mi";
    var finding = CARD.at(
            bandwidth.field().span(),
            "`bandwidthPerMigration` of `" + bandwidth.text() + "` is rounded to " + rounded
                + " MiB per second")
        .withHelp("set `bandwidthPerMigration` to whole MiB, such as `" + whole + "`");
    return SettingEdits.withValue(finding, bandwidth.setting(), whole, Applicability.SAFE);
  }
}

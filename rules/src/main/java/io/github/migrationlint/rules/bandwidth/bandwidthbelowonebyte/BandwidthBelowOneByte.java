package io.github.migrationlint.rules.bandwidth.bandwidthbelowonebyte;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenBandwidth;
import io.github.migrationlint.core.facts.WrittenBandwidth.Flaw;
import java.util.ArrayList;
import java.util.List;

/** A bandwidth of less than one byte per second, which KubeVirt takes for no limit at all. */
public final class BandwidthBelowOneByte implements Rule {
  private static final RuleCard CARD = new RuleCard(
      "bandwidth-below-one-byte",
      Severity.ERROR,
      "a bandwidth limit below one byte per second is no limit");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Analysis<?>> requires() {
    return List.of(WrittenBandwidth.ANALYSIS);
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var bandwidth : pass.resultOf(WrittenBandwidth.ANALYSIS)) {
      if (bandwidth.has(Flaw.BELOW_ONE_BYTE)) {
        findings.add(describe(bandwidth));
      }
    }
    return findings;
  }

  private static Diagnostic describe(WrittenBandwidth bandwidth) {
    var message = "`bandwidthPerMigration` of `" + bandwidth.text()
        + "` is less than one byte per second, which is rounded down to 0 and means unlimited";
    return CARD.at(bandwidth.field().span(), message)
        .withHelp("write a limit such as `64Mi`, or `\"0\"` if none is meant");
  }
}

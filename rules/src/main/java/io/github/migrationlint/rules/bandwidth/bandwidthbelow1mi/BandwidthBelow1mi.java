package io.github.migrationlint.rules.bandwidth.bandwidthbelow1mi;

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

/** A bandwidth of less than 1 MiB per second, which KubeVirt rounds up to that. */
public final class BandwidthBelow1mi implements Rule {
  private static final RuleCard CARD = new RuleCard(
      "bandwidth-below-1mi",
      Severity.ERROR,
      "a bandwidth limit below 1 MiB per second is rounded up");

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
      if (bandwidth.has(Flaw.BELOW_ONE_MEBIBYTE)) {
        findings.add(describe(bandwidth));
      }
    }
    return findings;
  }

  private static Diagnostic describe(WrittenBandwidth bandwidth) {
    var message = "`bandwidthPerMigration` of `" + bandwidth.text()
        + "` per second is rounded up to 1 MiB per second";
    return CARD.at(bandwidth.field().span(), message)
        .withHelp("write whole MiB: `1Mi` keeps the limit as it is, `64Mi` lets migrations finish");
  }
}

package io.github.migrationlint.rules.bandwidth.bandwidthexceedslink;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.config.LinkSpeed;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ParallelLimits;
import io.github.migrationlint.core.facts.WrittenBandwidth;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A bandwidth limit above what the link of a node moves, which limits nothing. */
public final class BandwidthExceedsLink implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "bandwidth-exceeds-link",
          Severity.NOTE,
          "the bandwidth limit is above the link of the nodes")
      .refines("link-speed-bandwidth")
      .requires(WrittenBandwidth.ANALYSIS, ParallelLimits.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var facts = pass.cluster().facts();
    var findings = new ArrayList<Diagnostic>();
    if (facts.migrationLink().isPresent()) {
      var link = facts.migrationLink().get();
      var sharing = pass.resultOf(ParallelLimits.ANALYSIS)
          .map(parallel -> parallel.onOneLink(facts.nodes()))
          .orElse(1L);
      for (var bandwidth : pass.resultOf(WrittenBandwidth.ANALYSIS)) {
        var mebiBytes = bandwidth.field().get().mebiBytes();
        if (mebiBytes.isPresent() && link.isExceededBy(mebiBytes.get().shiftLeft(20))) {
          findings.add(describe(bandwidth, mebiBytes.get(), link, sharing));
        }
      }
    }
    return findings;
  }

  private static Diagnostic describe(
      WrittenBandwidth bandwidth, BigInteger mebiBytes, LinkSpeed link, long sharing) {
    var each = link.bytesPerSecond().divide(BigInteger.valueOf(sharing)).shiftRight(20);
    return CARD.at(
            bandwidth.field().span(),
            "`bandwidthPerMigration` of `" + bandwidth.text() + "` is "
                + LinkSpeed.megabytes(mebiBytes.shiftLeft(20)) + ", above the "
                + LinkSpeed.megabytes(link.bytesPerSecond()) + " of a node's link")
        .withHelp("set `bandwidthPerMigration` to `" + each.max(BigInteger.ONE) + "Mi` or less"
            + (sharing > 1 ? ": up to " + sharing + " migrations share a link" : ""));
  }
}

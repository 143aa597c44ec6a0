package io.github.migrationlint.rules.bandwidth.bandwidthexceedslink;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.config.LinkSpeed;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
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
      .requires(WrittenBandwidth.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var link = pass.cluster().facts().migrationLink();
    var findings = new ArrayList<Diagnostic>();
    if (link.isPresent()) {
      for (var bandwidth : pass.resultOf(WrittenBandwidth.ANALYSIS)) {
        var mebiBytes = bandwidth.field().get().mebiBytes();
        if (mebiBytes.isPresent() && link.get().isExceededBy(mebiBytes.get().shiftLeft(20))) {
          findings.add(describe(bandwidth, mebiBytes.get(), link.get()));
        }
      }
    }
    return findings;
  }

  private static Diagnostic describe(
      WrittenBandwidth bandwidth, BigInteger mebiBytes, LinkSpeed link) {
    var whole = link.bytesPerSecond().shiftRight(20);
    return CARD.at(
            bandwidth.field().span(),
            "`bandwidthPerMigration` of `" + bandwidth.text() + "` are "
                + LinkSpeed.megabytes(mebiBytes.shiftLeft(20)) + "; the link of a node moves "
                + link.inWords())
        .withHelp("write less than `" + whole.max(BigInteger.ONE)
            + "Mi` to leave the link room for more");
  }
}

package io.github.migrationlint.rules.bandwidth;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.facts.WrittenBandwidth;
import io.github.migrationlint.core.facts.WrittenBandwidth.Flaw;
import io.github.migrationlint.rules.SettingEdits;
import java.util.ArrayList;
import java.util.List;

/** A rule about every bandwidth that has one flaw. */
public abstract class BandwidthRule implements Rule {
  /** The flaw it is about. */
  protected abstract Flaw flaw();

  /** What is said about one of them. */
  protected abstract Diagnostic describe(WrittenBandwidth bandwidth);

  @Override
  public final List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var bandwidth : pass.resultOf(WrittenBandwidth.ANALYSIS)) {
      if (bandwidth.has(flaw())) {
        findings.add(describe(bandwidth));
      }
    }
    return findings;
  }

  /** A finding at the value of a bandwidth, whose message starts with its name and that value. */
  protected final Diagnostic at(WrittenBandwidth bandwidth, String effect) {
    return card()
        .at(
            bandwidth.field().span(),
            "`bandwidthPerMigration` of `" + bandwidth.text() + "` " + effect);
  }

  /** A finding whose fix puts that quantity in the place of the bandwidth. */
  protected static Diagnostic withQuantity(
      Diagnostic finding,
      WrittenBandwidth bandwidth,
      String quantity,
      Applicability applicability) {
    return SettingEdits.withValue(finding, bandwidth.setting(), quantity, applicability);
  }
}

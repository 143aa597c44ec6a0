package io.github.migrationlint.rules.bandwidth.negativebandwidth;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenBandwidth;
import io.github.migrationlint.core.facts.WrittenBandwidth.Flaw;
import io.github.migrationlint.core.facts.WrittenMigrations.Owner;
import java.util.ArrayList;
import java.util.List;

/** A bandwidth limit below zero: a policy is refused, and elsewhere every migration fails. */
public final class NegativeBandwidth implements Rule {
  private static final RuleCard CARD =
      new RuleCard("negative-bandwidth", Severity.ERROR, "a bandwidth limit is negative");

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
      if (bandwidth.has(Flaw.NEGATIVE)) {
        findings.add(describe(bandwidth));
      }
    }
    return findings;
  }

  private static Diagnostic describe(WrittenBandwidth bandwidth) {
    var effect = bandwidth.object().owner() == Owner.MIGRATION_POLICY
        ? ", and the webhook refuses a policy with a negative limit"
        : ", which nothing refuses, and every migration fails";
    return CARD.at(
            bandwidth.field().span(),
            "`bandwidthPerMigration` is `" + bandwidth.text() + "`" + effect)
        .withHelp("write a limit such as `64Mi`, or `\"0\"` for none");
  }
}

package io.github.migrationlint.rules.bandwidth.invalidbandwidthquantity;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenMigrations;
import io.github.migrationlint.core.facts.WrittenMigrations.Owner;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.rules.bandwidth.ScalarEdits;
import java.util.ArrayList;
import java.util.List;

/** A bandwidth that is no quantity: a unit Kubernetes does not have, or a fraction unquoted. */
public final class InvalidBandwidthQuantity implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "invalid-bandwidth-quantity", Severity.ERROR, "a bandwidth limit is not a quantity")
      .refines("schema")
      .requires(WrittenMigrations.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var written : pass.resultOf(WrittenMigrations.ANALYSIS)) {
      if (written.get(MigrationField.BANDWIDTH_PER_MIGRATION)
          instanceof Field.Malformed<Quantity> bandwidth) {
        if (bandwidth.shape() == Shape.STRING) {
          findings.add(describe(bandwidth));
        } else if (bandwidth.shape() == Shape.NUMBER && written.owner() != Owner.HYPER_CONVERGED) {
          findings.add(describeNumber(bandwidth));
        }
      }
    }
    return findings;
  }

  private static Diagnostic describe(Field.Malformed<Quantity> bandwidth) {
    var finding = CARD.at(
        bandwidth.span(), "`bandwidthPerMigration` of `" + bandwidth.raw() + "` is not a quantity");
    var likely = LikelyQuantity.of(bandwidth.raw());
    return likely.isPresent()
        ? finding
            .withHelp("write `" + likely.get() + "`, in bytes per second")
            .withFix(replacement(bandwidth.span(), likely.get()))
        : finding.withHelp(
            "write a number and one of `k`, `M`, `G`, `Ki`, `Mi`, `Gi`, such as `64Mi`");
  }

  private static Fix replacement(Span place, String quantity) {
    return new Fix(
        "write `" + quantity + "`",
        Applicability.NEEDS_REVIEW,
        List.of(ScalarEdits.keepingQuotes(place, quantity)));
  }

  private static Diagnostic describeNumber(Field.Malformed<Quantity> bandwidth) {
    return CARD.at(
            bandwidth.span(),
            "`bandwidthPerMigration` is the number `" + bandwidth.raw()
                + "`, but only whole numbers go without quotes")
        .withHelp("write a quantity of bytes per second, such as `64Mi`");
  }
}

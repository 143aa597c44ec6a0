package io.github.migrationlint.rules.bandwidth.invalidbandwidthquantity;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenSetting;
import io.github.migrationlint.core.facts.WrittenSetting.Owner;
import io.github.migrationlint.core.facts.WrittenSettings;
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
      .requires(WrittenSettings.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var written :
        pass.resultOf(WrittenSettings.ANALYSIS).of(MigrationField.BANDWIDTH_PER_MIGRATION)) {
      // In a JSON patch it does not decode, and refused-json-patch says so.
      if (written.value() instanceof Field.Malformed<Quantity> bandwidth && !written.patched()) {
        if (bandwidth.shape() == Shape.STRING) {
          findings.add(describe(bandwidth));
        } else if (bandwidth.shape() == Shape.NUMBER && written.owner() != Owner.HYPER_CONVERGED) {
          findings.add(describeNumber(bandwidth));
        }
      } else if (written.known().filter(InvalidBandwidthQuantity::isTooLarge).isPresent()) {
        findings.add(describeTooLarge(written));
      }
    }
    return findings;
  }

  /** Upstream: {@code QuantityToByte} in {@code vcpu.go} takes what fits into int64. */
  private static boolean isTooLarge(Quantity bandwidth) {
    return !bandwidth.isNegative() && bandwidth.mebiBytes().isEmpty();
  }

  private static Diagnostic describeTooLarge(WrittenSetting<Quantity> written) {
    return CARD.at(
            written.place(),
            "`bandwidthPerMigration` of `" + written.known().orElseThrow()
                + "` is out of range, so every migration fails")
        .withHelp("set `bandwidthPerMigration` to a limit such as `64Mi`, or to `\"0\"` for none");
  }

  private static Diagnostic describe(Field.Malformed<Quantity> bandwidth) {
    var finding = CARD.at(
        bandwidth.span(), "`bandwidthPerMigration` of `" + bandwidth.raw() + "` is not a quantity");
    var likely = LikelyQuantity.of(bandwidth.raw());
    return likely.isPresent()
        ? finding
            .withHelp("set `bandwidthPerMigration` to `" + likely.get() + "`, in bytes per second")
            .withFix(replacement(bandwidth.span(), likely.get()))
        : finding.withHelp(
            "set `bandwidthPerMigration` to a number with `k`, `M`, `G`, `Ki`, `Mi` or `Gi`, such as"
                + " `64Mi`");
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
                + "`; only whole numbers may be unquoted")
        .withHelp("set `bandwidthPerMigration` to a quantity of bytes per second, such as `64Mi`");
  }
}

package io.github.migrationlint.rules.bandwidth.unquotedhcobandwidth;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenSetting.Owner;
import io.github.migrationlint.core.facts.WrittenSettings;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.resource.Shape;
import java.util.ArrayList;
import java.util.List;

/** A bandwidth without quotes in HyperConverged, whose schema takes strings only. */
public final class UnquotedHcoBandwidth implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unquoted-hco-bandwidth",
          Severity.ERROR,
          "the bandwidth of HyperConverged is a number instead of a string")
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
    for (var written : pass.resultOf(WrittenSettings.ANALYSIS)
        .clusterWide(MigrationField.BANDWIDTH_PER_MIGRATION)) {
      if (written.owner() == Owner.HYPER_CONVERGED
          && !written.patched()
          && written.value() instanceof Field.Malformed<Quantity> bandwidth
          && (bandwidth.shape() == Shape.INTEGER || bandwidth.shape() == Shape.NUMBER)) {
        findings.add(describe(bandwidth));
      }
    }
    return findings;
  }

  private static Diagnostic describe(Field.Malformed<Quantity> bandwidth) {
    var finding = CARD.at(
        bandwidth.span(),
        "`bandwidthPerMigration` is the number `" + bandwidth.raw()
            + "`, but HyperConverged takes a string");
    if (!keepsItsValueInQuotes(bandwidth.raw())) {
      return finding.withHelp(
          "set `bandwidthPerMigration` to a quantity in quotes, such as `\"64Mi\"`");
    }
    var quoted = "\"" + bandwidth.raw() + "\"";
    return finding
        .withHelp("set `bandwidthPerMigration` to `" + quoted + "`")
        .withFix(new Fix(
            "quote the number", Applicability.SAFE, List.of(new Edit(bandwidth.span(), quoted))));
  }

  /**
   * YAML reads {@code 010} and {@code 1_000} in its own way, quantities do not; and a small number means
   * bytes, which is another mistake.
   */
  private static boolean keepsItsValueInQuotes(String number) {
    var octal = number.length() > 1 && number.charAt(0) == '0' && number.charAt(1) != '.';
    return !octal
        && Quantity.parse(number)
            .filter(quantity -> quantity.isZero() || quantity.floor().bitLength() > 20)
            .isPresent();
  }
}

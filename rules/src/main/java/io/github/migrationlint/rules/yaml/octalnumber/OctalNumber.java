package io.github.migrationlint.rules.yaml.octalnumber;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenSettings;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import java.util.ArrayList;
import java.util.List;

/** A limit in a notation that means another number than it seems to, or none to other readers. */
public final class OctalNumber implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "octal-number",
          Severity.WARNING,
          "a number is written in octal, hexadecimal, binary or with underscores")
      .requires(WrittenSettings.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var written : pass.resultOf(WrittenSettings.ANALYSIS).all()) {
      // JSON has no such notation, so a patch is another matter.
      if (!written.patched()
          && written.value() instanceof Field.Present<?> present
          && present.get() instanceof Long value
          && isOdd(present.span().text(), value)) {
        findings.add(describe(written.field(), present, value));
      }
    }
    return findings;
  }

  /**
   * Whether a number is in a notation of its own: with underscores, a prefix, or a leading zero that
   * makes it octal. {@code 08} is no octal number and eight to everybody.
   */
  static boolean isOdd(String text, long value) {
    if (text.indexOf('_') >= 0) {
      return true;
    }
    var start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (text.length() < start + 2 || text.charAt(start) != '0') {
      return false;
    }
    var second = text.charAt(start + 1);
    if ("xXoObB".indexOf(second) >= 0) {
      return true;
    }
    return isDecimal(text, start) && !decimal(text, start).equals(String.valueOf(Math.abs(value)));
  }

  private static boolean isDecimal(String text, int start) {
    for (var i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** The digits as they would be without leading zeros. */
  private static String decimal(String text, int start) {
    var first = start;
    while (first < text.length() - 1 && text.charAt(first) == '0') {
      first++;
    }
    return text.substring(first);
  }

  private static Diagnostic describe(
      MigrationField<?> field, Field.Present<?> present, long value) {
    var written = present.span().text();
    return CARD.at(present.span(), "`" + field.name() + ": " + written + "` is " + value)
        .withHelp("write the number in plain decimal digits")
        .withFix(new Fix(
            "write `" + value + "`",
            Applicability.SAFE,
            List.of(new Edit(present.span(), String.valueOf(value)))));
  }
}

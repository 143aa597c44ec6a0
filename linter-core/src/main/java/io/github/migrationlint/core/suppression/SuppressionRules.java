package io.github.migrationlint.core.suppression;

import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import java.util.List;

/** What can be wrong with suppressions themselves. */
public final class SuppressionRules {
  public static final RuleCard UNUSED = RuleCard.of(
          "unused-suppression", Severity.WARNING, "a suppression covers no finding of its rule")
      .withFix();
  public static final RuleCard EXPIRED =
      RuleCard.of("expired-suppression", Severity.WARNING, "a suppression has expired");
  public static final RuleCard WITHOUT_REASON =
      RuleCard.of("suppression-without-reason", Severity.WARNING, "a suppression does not say why");
  public static final RuleCard UNKNOWN_RULE = RuleCard.of(
          "suppression-of-unknown-rule", Severity.WARNING, "a suppression names an unknown rule")
      .withFix();
  public static final RuleCard MALFORMED = RuleCard.of(
      "malformed-suppression",
      Severity.WARNING,
      "a comment or annotation for migration-lint is not understood");

  /** The cards of this package, by name. */
  public static final List<RuleCard> CARDS =
      List.of(EXPIRED, MALFORMED, UNKNOWN_RULE, WITHOUT_REASON, UNUSED);

  /** Whether a rule looks at suppressions themselves. */
  static boolean includes(String rule) {
    for (var card : CARDS) {
      if (card.name().equals(rule)) {
        return true;
      }
    }
    return false;
  }

  /** How a comment must be written. */
  static final String FORM = "write `# migration-lint: allow RULE -- REASON`";

  private SuppressionRules() {}
}

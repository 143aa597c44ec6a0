package io.github.migrationlint.core.baseline;

import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;

/** What can be wrong with a baseline. */
public final class BaselineRules {
  public static final RuleCard STALE_ENTRY = RuleCard.of(
      "stale-baseline-entry", Severity.WARNING, "an entry of the baseline matches no finding");

  private BaselineRules() {}
}

package io.github.migrationlint.rules.limits.zeroparallelmigrations;

import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ReleaseDefaults;
import io.github.migrationlint.core.facts.WrittenSettings;
import io.github.migrationlint.rules.limits.ParallelLimitRule;

/** A parallel limit of zero: no migration ever starts. */
public final class ZeroParallelMigrations extends ParallelLimitRule {
  private static final RuleCard CARD = RuleCard.of(
          "zero-parallel-migrations", Severity.ERROR, "no migration ever starts")
      .requires(WrittenSettings.ANALYSIS, ReleaseDefaults.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  protected boolean isWrong(long limit) {
    return limit == 0;
  }

  @Override
  protected String effect() {
    return ", so no migration ever starts";
  }
}

package io.github.migrationlint.rules.limits.negativeparallellimit;

import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ReleaseDefaults;
import io.github.migrationlint.core.facts.WrittenSettings;
import io.github.migrationlint.rules.limits.ParallelLimitRule;

/** A parallel limit below zero: the object cannot be decoded. */
public final class NegativeParallelLimit extends ParallelLimitRule {
  private static final RuleCard CARD = RuleCard.of(
          "negative-parallel-limit", Severity.ERROR, "a parallel limit is negative")
      .requires(WrittenSettings.ANALYSIS, ReleaseDefaults.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  protected boolean isWrong(long limit) {
    return limit < 0;
  }

  @Override
  protected String effect() {
    return ", which the operators cannot decode";
  }
}

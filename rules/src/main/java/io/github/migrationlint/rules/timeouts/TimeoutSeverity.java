package io.github.migrationlint.rules.timeouts;

import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.Shortfall;

/** How severe it is that time ends a migration. */
public final class TimeoutSeverity {
  private TimeoutSeverity() {}

  public static Severity of(Shortfall shortfall) {
    return switch (shortfall) {
      case POSSIBLE -> Severity.NOTE;
      case LIKELY -> Severity.WARNING;
      case CERTAIN -> Severity.ERROR;
    };
  }
}

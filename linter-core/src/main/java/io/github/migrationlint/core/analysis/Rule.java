package io.github.migrationlint.core.analysis;

import io.github.migrationlint.core.config.Parameter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import java.util.List;

/** An analysis that finds something to report. */
public interface Rule extends Analysis<List<Diagnostic>> {
  RuleCard card();

  /** What the user may set; the rule asks its {@link Pass} for the values. */
  default List<Parameter<?>> parameters() {
    return List.of();
  }
}

package io.github.migrationlint.core.analysis;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Requirement;
import io.github.migrationlint.core.diagnostic.RuleCard;
import java.util.List;

/** An analysis that finds something to report. */
public interface Rule extends Analysis<List<Diagnostic>> {
  RuleCard card();

  @Override
  default String name() {
    return card().name();
  }

  @Override
  default List<Requirement> requires() {
    return card().required();
  }
}

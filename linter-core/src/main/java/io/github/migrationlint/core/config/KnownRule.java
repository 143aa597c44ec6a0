package io.github.migrationlint.core.config;

import io.github.migrationlint.core.diagnostic.Parameter;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import java.util.List;
import java.util.Objects;

/**
 * A rule the user may speak of.
 *
 * @param group the family it belongs to, such as {@code policy}
 */
public record KnownRule(RuleCard card, String group) {
  public KnownRule {
    Objects.requireNonNull(card);
    Objects.requireNonNull(group);
  }

  public String name() {
    return card.name();
  }

  /** The usual severity of its findings. */
  public Severity severity() {
    return card.severity();
  }

  public List<Parameter<?>> parameters() {
    return card.parameters();
  }
}

package io.github.migrationlint.core.config;

import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.text.CalendarDay;
import io.github.migrationlint.core.text.NamePattern;
import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry of {@code suppressions}: findings about an object that the user accepts.
 *
 * @param rule as written: a name or a pattern
 * @param rules those it represents; none where no rule is like that
 * @param kind of the object
 * @param namespace empty where any will do
 * @param clusters names; none for every cluster
 * @param reason empty where none is given
 * @param until the last day on which it holds; empty where it holds without end
 * @param place of the rule in the configuration
 */
public record ConfiguredSuppression(
    String rule,
    List<String> rules,
    String kind,
    Optional<NamePattern> namespace,
    NamePattern name,
    List<String> clusters,
    Optional<String> reason,
    Optional<CalendarDay> until,
    Span place) {
  public ConfiguredSuppression {
    Objects.requireNonNull(rule);
    rules = List.copyOf(rules);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(namespace);
    Objects.requireNonNull(name);
    clusters = List.copyOf(clusters);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(until);
    Objects.requireNonNull(place);
  }

  /** Whether it speaks of that object. An object without a namespace is in none, or in any. */
  public boolean covers(ObjectRef object) {
    return kind.equals(object.kind())
        && name.matches(object.name().orElse(""))
        && (namespace.isEmpty() || namespace.get().matches(object.namespace().orElse("")));
  }
}

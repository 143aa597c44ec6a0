package io.github.migrationlint.core.diagnostic;

import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;

/**
 * What a rule is called, how much it matters unless the user says otherwise, and its one-line
 * summary.
 *
 * @param name reads well after "allow": a pattern, not a remedy
 * @param summary lower case, no full stop
 * @param refines the rules whose finding at the same place this rule's finding replaces, because it
 *     says the same thing better
 */
public record RuleCard(String name, Severity severity, String summary, List<String> refines) {
  public RuleCard {
    Objects.requireNonNull(name);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(summary);
    refines = List.copyOf(refines);
  }

  public RuleCard(String name, Severity severity, String summary) {
    this(name, severity, summary, List.of());
  }

  /** The same card, whose findings replace those of the named rules at the same place. */
  public RuleCard refining(String... rules) {
    return new RuleCard(name, severity, summary, List.of(rules));
  }

  /** A finding of this rule at its usual severity. */
  public Diagnostic at(Span primary, String message) {
    return Diagnostic.of(name, severity, message, primary);
  }
}

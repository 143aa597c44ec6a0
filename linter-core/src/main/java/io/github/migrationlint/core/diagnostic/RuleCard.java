package io.github.migrationlint.core.diagnostic;

import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Everything a rule declares about itself, in one place: commands, reports and the kernel read it
 * here.
 *
 * @param name reads well after "allow": a pattern, not a remedy
 * @param severities the usual one first, then every other one a finding of the rule can have. A
 *     finding that joins files which may not reach the same cluster is a warning at most
 * @param summary lower case, no full stop
 * @param refined the rules whose finding at the same place a finding of this rule replaces, because
 *     it says the same thing better
 * @param required the facts the rule may ask for
 * @param parameters what the user may set
 * @param hasFix whether some findings carry a fix
 * @param since the release of migration-lint that brought the rule
 */
public record RuleCard(
    String name,
    List<Severity> severities,
    String summary,
    List<String> refined,
    List<Requirement> required,
    List<Parameter<?>> parameters,
    boolean hasFix,
    String since) {
  /** The release that brought every rule whose card names none. */
  public static final String FIRST_RELEASE = "0.1";

  public RuleCard {
    Objects.requireNonNull(name);
    severities = List.copyOf(severities);
    Objects.requireNonNull(summary);
    refined = List.copyOf(refined);
    required = List.copyOf(required);
    parameters = List.copyOf(parameters);
    Objects.requireNonNull(since);
  }

  public static RuleCard of(String name, Severity usual, String summary) {
    return new RuleCard(
        name, List.of(usual), summary, List.of(), List.of(), List.of(), false, FIRST_RELEASE);
  }

  /** The same card; findings can have these severities, too. */
  public RuleCard also(Severity... others) {
    var all = new ArrayList<>(severities);
    all.addAll(List.of(others));
    return new RuleCard(name, all, summary, refined, required, parameters, hasFix, since);
  }

  /** The same card; findings replace those of the named rules at the same place. */
  public RuleCard refines(String... rules) {
    return new RuleCard(
        name, severities, summary, List.of(rules), required, parameters, hasFix, since);
  }

  /** The same card; the rule may ask for these facts, and for no others. */
  public RuleCard requires(Requirement... facts) {
    return new RuleCard(
        name, severities, summary, refined, List.of(facts), parameters, hasFix, since);
  }

  /** The same card; the user may set these parameters. */
  public RuleCard takes(Parameter<?>... settable) {
    return new RuleCard(
        name, severities, summary, refined, required, List.of(settable), hasFix, since);
  }

  /** The same card; some findings carry a fix. */
  public RuleCard withFix() {
    return new RuleCard(name, severities, summary, refined, required, parameters, true, since);
  }

  /** The same card; this release brought the rule. */
  public RuleCard since(String release) {
    return new RuleCard(name, severities, summary, refined, required, parameters, hasFix, release);
  }

  /** The severity of a finding for which the rule decides no other. */
  public Severity severity() {
    return severities.get(0);
  }

  /** All severities as people read them, the usual one first. */
  public String severityWords() {
    var words = new StringBuilder();
    for (var each : severities) {
      words.append(words.isEmpty() ? "" : ", ").append(each.word());
    }
    return words.toString();
  }

  /** A finding of this rule at its usual severity. */
  public Diagnostic at(Span primary, String message) {
    return at(severity(), primary, message);
  }

  /** A finding of this rule. The severity is one of the card's. */
  public Diagnostic at(Severity severity, Span primary, String message) {
    return Diagnostic.of(name, severity, message, primary);
  }
}

package io.github.migrationlint.core.diagnostic;

import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One finding: a fact about a place in the repository.
 *
 * @param code the rule's name
 * @param message one fact with the actual values; lower-case start, no full stop, code in backticks
 * @param primary as small as the mistake: the value, or the key when the value is absent
 * @param related other places that matter, in reading order
 * @param help what to do, imperative
 * @param object the object the place belongs to; filled in by the pipeline; empty for a whole file
 * @param clusters the names of the clusters it holds in; filled in by the driver
 * @param world what the claim takes for known, where that matters
 */
public record Diagnostic(
    String code,
    Severity severity,
    String message,
    Span primary,
    List<Label> related,
    Optional<String> help,
    Optional<Fix> fix,
    Optional<ObjectRef> object,
    List<String> clusters,
    Optional<Assumption> world) {

  /** Source order: path, start, end, code, message; the rest only makes the order total. */
  public static final Comparator<Diagnostic> SOURCE_ORDER = Comparator.comparing(
          Diagnostic::primary)
      .thenComparing(Diagnostic::code)
      .thenComparing(Diagnostic::message)
      .thenComparing(Diagnostic::severity)
      .thenComparing(d -> d.related.toString())
      .thenComparing(d -> d.help.orElse(""));

  public Diagnostic {
    Objects.requireNonNull(code);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(message);
    Objects.requireNonNull(primary);
    related = List.copyOf(related);
    Objects.requireNonNull(help);
    Objects.requireNonNull(fix);
    Objects.requireNonNull(object);
    clusters = List.copyOf(clusters);
    Objects.requireNonNull(world);
  }

  public static Diagnostic of(String code, Severity severity, String message, Span primary) {
    return new Diagnostic(
        code,
        severity,
        message,
        primary,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  public Diagnostic withMessage(String other) {
    return new Diagnostic(
        code, severity, other, primary, related, help, fix, object, clusters, world);
  }

  public Diagnostic withSeverity(Severity other) {
    return new Diagnostic(
        code, other, message, primary, related, help, fix, object, clusters, world);
  }

  public Diagnostic withRelated(Span span, String why) {
    var more = new ArrayList<>(related);
    more.add(new Label(span, why));
    return new Diagnostic(
        code, severity, message, primary, more, help, fix, object, clusters, world);
  }

  public Diagnostic withHelp(String what) {
    return new Diagnostic(
        code, severity, message, primary, related, Optional.of(what), fix, object, clusters, world);
  }

  public Diagnostic withFix(Fix change) {
    return new Diagnostic(
        code,
        severity,
        message,
        primary,
        related,
        help,
        Optional.of(change),
        object,
        clusters,
        world);
  }

  public Diagnostic withoutFix() {
    return new Diagnostic(
        code, severity, message, primary, related, help, Optional.empty(), object, clusters, world);
  }

  public Diagnostic withObject(ObjectRef owner) {
    return new Diagnostic(
        code, severity, message, primary, related, help, fix, Optional.of(owner), clusters, world);
  }

  public Diagnostic withClusters(List<String> names) {
    return new Diagnostic(
        code, severity, message, primary, related, help, fix, object, names, world);
  }

  public Diagnostic withAssumption(Assumption assumption) {
    return new Diagnostic(
        code,
        severity,
        message,
        primary,
        related,
        help,
        fix,
        object,
        clusters,
        Optional.of(assumption));
  }
}

package io.github.migrationlint.core.suppression;

import io.github.migrationlint.core.config.ConfiguredSuppression;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.text.CalendarDay;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One place where the user accepts findings.
 *
 * @param rules whose findings, and where each is named
 * @param reason empty where none is given
 * @param until the last day on which it holds; empty where it holds without end
 * @param scope what it covers
 * @param inSource whether it is in a manifest, not in the configuration
 * @param place where it is written
 */
record Suppression(
    List<NamedRule> rules,
    Optional<String> reason,
    Optional<CalendarDay> until,
    Scope scope,
    boolean inSource,
    Span place) {
  /** A rule and where a suppression names it. */
  record NamedRule(String rule, Span place) {}

  /** What a suppression covers. */
  interface Scope {
    /** The clusters in which it covers a finding; empty where it does not cover it at all. */
    Optional<List<String>> clustersOf(Diagnostic finding);
  }

  /** A part of a file: findings whose primary place lies in it. */
  record Node(Span span) implements Scope {
    @Override
    public Optional<List<String>> clustersOf(Diagnostic finding) {
      return span.contains(finding.primary()) ? Optional.of(finding.clusters()) : Optional.empty();
    }
  }

  /** An object that the configuration names. */
  record Configured(ConfiguredSuppression entry) implements Scope {
    @Override
    public Optional<List<String>> clustersOf(Diagnostic finding) {
      if (finding.object().isEmpty() || !entry.covers(finding.object().get())) {
        return Optional.empty();
      }
      if (entry.clusters().isEmpty()) {
        return Optional.of(finding.clusters());
      }
      var covered = new ArrayList<>(finding.clusters());
      covered.retainAll(entry.clusters());
      return covered.isEmpty() ? Optional.empty() : Optional.of(covered);
    }
  }

  /**
   * An object that has an annotation: the manifest where it is written, and what kustomizations make of
   * it.
   *
   * @param written the manifests with the annotation
   * @param composed the objects that have it in a cluster, by the cluster's name
   */
  record Annotated(List<Span> written, Map<String, Set<ObjectRef>> composed) implements Scope {
    @Override
    public Optional<List<String>> clustersOf(Diagnostic finding) {
      for (var span : written) {
        if (span.contains(finding.primary())) {
          return Optional.of(finding.clusters());
        }
      }
      var covered = new ArrayList<String>();
      for (var cluster : finding.clusters()) {
        var objects = composed.getOrDefault(cluster, Set.of());
        if (finding.object().isPresent() && objects.contains(finding.object().get())) {
          covered.add(cluster);
        }
      }
      return covered.isEmpty() ? Optional.empty() : Optional.of(covered);
    }
  }

  Suppression {
    rules = List.copyOf(rules);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(until);
    Objects.requireNonNull(scope);
    Objects.requireNonNull(place);
  }

  /** One of its rules alone, for no longer than that day. */
  Suppression of(NamedRule rule, Optional<CalendarDay> latest) {
    var isEarlier =
        latest.isPresent() && (until.isEmpty() || until.get().compareTo(latest.get()) > 0);
    return new Suppression(
        List.of(rule), reason, isEarlier ? latest : until, scope, inSource, place);
  }

  boolean hasExpired(CalendarDay today) {
    return until.isPresent() && until.get().compareTo(today) < 0;
  }
}

package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.text.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with kustomizations while one is read or composed, each once. */
final class BuildProblems {
  private final Set<Diagnostic> found = new LinkedHashSet<>();

  void broken(Span place, String message) {
    add(KustomizeRules.BROKEN_KUSTOMIZATION.at(place, message));
  }

  /** What only some of the kustomize releases in use refuse or do. */
  void differs(Span place, String message) {
    add(KustomizeRules.RELEASES_DIFFER.at(place, message));
  }

  void report(RuleCard rule, Span place, String message) {
    add(rule.at(place, message));
  }

  void add(Diagnostic diagnostic) {
    // Whoever makes more has made the same mistake in a thousand places.
    if (found.size() < Budget.MAX_FINDINGS) {
      found.add(diagnostic);
    }
  }

  void addAll(List<Diagnostic> diagnostics) {
    for (var diagnostic : diagnostics) {
      add(diagnostic);
    }
  }

  int count() {
    return found.size();
  }

  List<Diagnostic> all() {
    return List.copyOf(found);
  }
}

package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with kustomizations while one is read or composed. */
final class Findings {
  private final List<Diagnostic> found = new ArrayList<>();

  void broken(Span place, String message) {
    add(KustomizeRules.BROKEN_KUSTOMIZATION.at(place, message));
  }

  void report(RuleCard rule, Span place, String message) {
    add(rule.at(place, message));
  }

  void add(Diagnostic diagnostic) {
    if (!found.contains(diagnostic)) {
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

  List<Diagnostic> since(int count) {
    return List.copyOf(found.subList(count, found.size()));
  }

  List<Diagnostic> all() {
    return List.copyOf(found);
  }
}

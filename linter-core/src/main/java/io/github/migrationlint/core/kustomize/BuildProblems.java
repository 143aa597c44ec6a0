package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.HardLimits;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with kustomizations while one is read or composed, each once. */
final class BuildProblems {
  private final Set<Diagnostic> found = new LinkedHashSet<>();
  private @Nullable Span firstLeftOut;

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
    if (found.size() < HardLimits.MAX_FINDINGS) {
      found.add(diagnostic);
    } else if (firstLeftOut == null && !found.contains(diagnostic)) {
      firstLeftOut = diagnostic.primary();
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

  /** What is said of problems that are not. */
  static Diagnostic leftOut(Span place, String message) {
    return KustomizeRules.BROKEN_KUSTOMIZATION.at(place, message).withSeverity(Severity.WARNING);
  }

  /** All that were kept, and a warning if there were more. */
  List<Diagnostic> all() {
    var all = new ArrayList<>(found);
    if (firstLeftOut != null) {
      all.add(leftOut(
          firstLeftOut,
          "more than " + HardLimits.MAX_FINDINGS
              + " problems in a kustomization; this one and others are left out"));
    }
    return List.copyOf(all);
  }
}

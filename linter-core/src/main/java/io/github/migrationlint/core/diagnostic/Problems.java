package io.github.migrationlint.core.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Gathers what the stages report and hands on what they made. */
public final class Problems {
  private final List<Diagnostic> found = new ArrayList<>();

  /** Files the problems and hands on the value. */
  public <T> T keep(Outcome<T> outcome) {
    found.addAll(outcome.problems());
    return outcome.value();
  }

  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  public void addAll(List<Diagnostic> diagnostics) {
    found.addAll(diagnostics);
  }

  public List<Diagnostic> all() {
    return List.copyOf(found);
  }
}

package io.github.migrationlint.core.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Gathers what the stages report and hands on what they made. */
public final class Problems {
  private final List<Diagnostic> found = new ArrayList<>();
  private final Failures failures;

  /** Of a run that ends at its first failure. */
  public Problems() {
    this(Failures.fatal());
  }

  /** Of a run whose stages go on after failures if these are gathered. */
  public Problems(Failures failures) {
    this.failures = failures;
  }

  /** Takes what a stage could not do. */
  public Failures failures() {
    return failures;
  }

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

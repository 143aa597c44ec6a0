package io.github.migrationlint.core.diagnostic;

import java.util.List;
import java.util.Objects;

/** What a stage made, and the problems it met; it always makes something. */
public record Outcome<T>(T value, List<Diagnostic> problems) {
  public Outcome {
    Objects.requireNonNull(value);
    problems = List.copyOf(problems);
  }
}

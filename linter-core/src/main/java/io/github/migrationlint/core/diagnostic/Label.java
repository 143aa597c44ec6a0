package io.github.migrationlint.core.diagnostic;

import io.github.migrationlint.core.text.Span;
import java.util.Objects;

/** Another place that matters to a finding, and why. The message follows the rules of a finding's. */
public record Label(Span span, String message) {
  public Label {
    Objects.requireNonNull(span);
    Objects.requireNonNull(message);
  }
}

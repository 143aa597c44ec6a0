package io.github.migrationlint.core.diagnostic;

import io.github.migrationlint.core.text.Span;
import java.util.Objects;

/** Puts a text in the place of another; an empty place inserts, an empty text deletes. */
public record Edit(Span span, String replacement) {
  public Edit {
    Objects.requireNonNull(span);
    Objects.requireNonNull(replacement);
  }
}

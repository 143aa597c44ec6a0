package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.Objects;

/** A key of a mapping, whether or not anybody knows it. */
public record Key(String name, Span span, Span value) {
  public Key {
    Objects.requireNonNull(name);
    Objects.requireNonNull(span);
    Objects.requireNonNull(value);
  }
}

package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.Objects;

/**
 * A plain {@code yes}, {@code no}, {@code on}, {@code off}, {@code y} or {@code n}: a boolean to
 * kubectl, a string to kustomize.
 *
 * @param value what kubectl takes it for
 */
public record Yaml11Boolean(Span span, boolean value) {
  public Yaml11Boolean {
    Objects.requireNonNull(span);
  }
}

package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.Objects;

/**
 * One label or one pair of a selector.
 *
 * @param value present for strings only; absent for an explicit null
 */
public record LabelPair(String key, Span keySpan, Field<String> value) {
  public LabelPair {
    Objects.requireNonNull(key);
    Objects.requireNonNull(keySpan);
    Objects.requireNonNull(value);
  }

  /** The key and the value together. */
  public Span span() {
    return keySpan.to(value.span());
  }

  /** The pair as Kubernetes writes it, {@code key=value}. */
  public String written() {
    return key + "=" + value.value().orElse("?");
  }
}

package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One label or one pair of a selector. */
public final class LabelPair {
  private final String key;
  private final Field<String> value;

  /** Null where the value knows it. */
  private final @Nullable Span keySpan;

  /**
   * @param value present for strings only; absent for an explicit null
   */
  public LabelPair(String key, Span keySpan, Field<String> value) {
    this.key = Objects.requireNonNull(key);
    this.value = Objects.requireNonNull(value);
    this.keySpan =
        value instanceof Field.Present<String> present && present.key().equals(keySpan)
            ? null
            : Objects.requireNonNull(keySpan);
  }

  public String key() {
    return key;
  }

  public Span keySpan() {
    return keySpan == null ? ((Field.Present<String>) value).key() : keySpan;
  }

  public Field<String> value() {
    return value;
  }

  /** The key and the value together. */
  public Span span() {
    return keySpan().to(value.span());
  }

  /** The pair as Kubernetes writes it, {@code key=value}. */
  public String written() {
    return key + "=" + value.value().orElse("?");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof LabelPair pair
            && key.equals(pair.key)
            && keySpan().equals(pair.keySpan())
            && value.equals(pair.value));
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + value.hashCode();
  }

  @Override
  public String toString() {
    return "LabelPair[key=" + key + ", keySpan=" + keySpan() + ", value=" + value + "]";
  }
}

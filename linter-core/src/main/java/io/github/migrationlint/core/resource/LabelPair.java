package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One label or one pair of a selector. A VM has half a dozen, so the usual one, whose key and value are in
 * the source as they are, holds where they start and nothing else.
 */
public final class LabelPair {
  /** A value and the place of its key, where numbers do not tell all. */
  private record Written(Field<String> value, Span keySpan) {}

  private final String key;

  /** The text of a usual pair, else what is {@link Written}. */
  private final Object value;

  private final SourceFile source;
  private final int keyStart;

  /** Where the value starts; the complement of it where the value is in quotes. */
  private final int start;

  /**
   * @param value present for strings only; absent for an explicit null
   */
  public LabelPair(String key, Span keySpan, Field<String> value) {
    var text = usualText(key, keySpan, value);
    this.key = Objects.requireNonNull(key);
    this.value = text == null ? new Written(value, keySpan) : text;
    this.source = keySpan.source();
    this.keyStart = keySpan.start();
    this.start = text == null || value.span().length() == text.length()
        ? value.span().start()
        : ~value.span().start();
  }

  private static @Nullable String usualText(String key, Span keySpan, Field<String> value) {
    if (value instanceof Field.Present<String> present
        && keySpan.length() == key.length()
        && present.key().equals(keySpan)
        && present.span().source() == keySpan.source()) {
      var quotes = present.span().length() - present.get().length();
      return quotes == 0 || quotes == 2 ? present.get() : null;
    }
    return null;
  }

  public String key() {
    return key;
  }

  public Span keySpan() {
    return value instanceof Written written
        ? written.keySpan()
        : source.span(keyStart, keyStart + key.length());
  }

  public Field<String> value() {
    if (value instanceof Written written) {
      return written.value();
    }
    var text = (String) value;
    var span = start < 0
        ? source.span(~start, ~start + text.length() + 2)
        : source.span(start, start + text.length());
    return new Field.Present<>(text, keySpan(), span);
  }

  /** The key and the value together. */
  public Span span() {
    return keySpan().to(value().span());
  }

  /** The pair as Kubernetes writes it, {@code key=value}. */
  public String written() {
    return key + "=" + value().value().orElse("?");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof LabelPair pair
            && key.equals(pair.key)
            && keySpan().equals(pair.keySpan())
            && value().equals(pair.value()));
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + value().hashCode();
  }

  @Override
  public String toString() {
    return "LabelPair[key=" + key + ", keySpan=" + keySpan() + ", value=" + value() + "]";
  }
}

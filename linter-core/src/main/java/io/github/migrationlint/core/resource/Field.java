package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a manifest says about one field. A rule can point at it, even at a silence. */
public sealed interface Field<T> {
  /** The value; the key of the enclosing mapping where nothing is written. */
  Span span();

  /** The value, where it is written and usable. */
  default Optional<T> value() {
    return Optional.empty();
  }

  /** Whether the key is written with anything but null behind it. */
  default boolean isWritten() {
    return true;
  }

  /** The same at another place: for values read out of a text inside the manifest. */
  Field<T> at(Span place);

  /** Written with a value of its type. A VM has some dozens, so places are held as numbers. */
  final class Present<T> implements Field<T> {
    private final T value;
    private final SourceFile keySource;
    private final int keyStart;
    private final int keyEnd;
    private final SourceFile source;
    private final int start;
    private final int end;

    public Present(T value, Span key, Span span) {
      this.value = Objects.requireNonNull(value);
      this.keySource = key.source();
      this.keyStart = key.start();
      this.keyEnd = key.end();
      this.source = span.source();
      this.start = span.start();
      this.end = span.end();
    }

    public T get() {
      return value;
    }

    public Span key() {
      return keySource.span(keyStart, keyEnd);
    }

    @Override
    public Span span() {
      return source.span(start, end);
    }

    @Override
    public Field<T> at(Span place) {
      return new Present<>(value, place, place);
    }

    @Override
    public Optional<T> value() {
      return Optional.of(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Present<?> present
              && value.equals(present.value)
              && key().equals(present.key())
              && span().equals(present.span()));
    }

    @Override
    public int hashCode() {
      return 31 * (31 * value.hashCode() + keyStart) + start;
    }

    @Override
    public String toString() {
      return "Present[get=" + value + ", key=" + key() + ", span=" + span() + "]";
    }
  }

  /**
   * Not written, or written as null, which the API server takes for the same (apiextensions-apiserver
   * {@code pkg/apiserver/schema/defaulting/prunenulls.go}). The span is the key of the enclosing
   * mapping, or the field's own key before a null.
   */
  record Absent<T>(Span span) implements Field<T> {
    public Absent {
      Objects.requireNonNull(span);
    }

    @Override
    public Field<T> at(Span place) {
      return new Absent<>(place);
    }

    @Override
    public boolean isWritten() {
      return false;
    }
  }

  /**
   * What people are shown of a text: its value, or a placeholder as it is written.
   *
   * @param otherwise shown where nothing is written, or nothing legible
   */
  static String shown(Field<String> field, String otherwise) {
    if (field instanceof Unresolved<String> unresolved) {
      var raw = unresolved.raw();
      return raw.isEmpty() || raw.contains("$(unknown)") ? "(unknown)" : raw;
    }
    return field.value().orElse(otherwise);
  }

  /**
   * Written with a value of the wrong type. The schema has reported it, so rules stay silent about
   * it unless they can say more.
   *
   * @param raw the text as written; empty for a collection
   */
  record Malformed<T>(Span key, Span span, Shape shape, String raw) implements Field<T> {
    public Malformed {
      Objects.requireNonNull(key);
      Objects.requireNonNull(span);
      Objects.requireNonNull(shape);
      Objects.requireNonNull(raw);
    }

    @Override
    public Field<T> at(Span place) {
      return new Malformed<>(place, place, shape, raw);
    }
  }

  /**
   * Written as a placeholder such as {@code ${VAR}} that something outside the repository fills, or
   * inside such a one.
   *
   * @param raw the text as written; empty where a placeholder represents an enclosing mapping
   */
  record Unresolved<T>(Span key, Span span, String raw) implements Field<T> {
    public Unresolved {
      Objects.requireNonNull(key);
      Objects.requireNonNull(span);
      Objects.requireNonNull(raw);
    }

    @Override
    public Field<T> at(Span place) {
      return new Unresolved<>(place, place, raw);
    }
  }
}

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
    private static final int SHORT_BITS = 16;
    private static final int LONGEST = Short.MAX_VALUE;
    private static final int APART = -1;

    /** A value whose key is in another source, as that of a patch is, or very long. */
    private record Apart(Object value, Span key, Span span) {}

    /** The value, or one that is {@link Apart} with its places. */
    private final Object value;

    private final SourceFile source;
    private final int keyStart;
    private final int start;

    /** Of the key and of the value, half of the bits each; else {@link #APART}. */
    private final int lengths;

    public Present(T value, Span key, Span span) {
      Objects.requireNonNull(value);
      var isNear =
          key.source() == span.source() && key.length() <= LONGEST && span.length() <= LONGEST;
      this.value = isNear ? value : new Apart(value, key, span);
      this.source = span.source();
      this.keyStart = key.start();
      this.start = span.start();
      this.lengths = isNear ? (key.length() << SHORT_BITS) | span.length() : APART;
    }

    @SuppressWarnings("unchecked") // The constructor takes no other.
    public T get() {
      return (T) (lengths == APART ? ((Apart) value).value() : value);
    }

    public Span key() {
      return lengths == APART
          ? ((Apart) value).key()
          : source.span(keyStart, keyStart + (lengths >>> SHORT_BITS));
    }

    @Override
    public Span span() {
      return lengths == APART
          ? ((Apart) value).span()
          : source.span(start, start + (lengths & LONGEST));
    }

    @Override
    public Field<T> at(Span place) {
      return new Present<>(get(), place, place);
    }

    @Override
    public Optional<T> value() {
      return Optional.of(get());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Present<?> present
              && get().equals(present.get())
              && key().equals(present.key())
              && span().equals(present.span()));
    }

    @Override
    public int hashCode() {
      return 31 * (31 * get().hashCode() + keyStart) + start;
    }

    @Override
    public String toString() {
      return "Present[get=" + get() + ", key=" + key() + ", span=" + span() + "]";
    }
  }

  /**
   * Not written, or written as null, which the API server takes for the same (apiextensions-apiserver
   * {@code pkg/apiserver/schema/defaulting/prunenulls.go}). The span is the key of the enclosing
   * mapping, or the field's own key before a null.
   */
  final class Absent<T> extends PlacedPart implements Field<T> {
    public Absent(Span span) {
      super(span);
    }

    @Override
    public Field<T> at(Span place) {
      return new Absent<>(place);
    }

    @Override
    public boolean isWritten() {
      return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Absent<?> absent && span().equals(absent.span());
    }

    @Override
    public int hashCode() {
      return span().hashCode();
    }

    @Override
    public String toString() {
      return "Absent[span=" + span() + "]";
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

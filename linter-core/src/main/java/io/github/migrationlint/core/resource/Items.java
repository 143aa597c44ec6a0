package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list as written. Its place is the key it is under; the enclosing mapping's key where it is not written. */
public final class Items<T> extends PlacedPart {
  private final boolean written;
  private final boolean complete;

  /** The only item, or the list of them. */
  private final Object content;

  private final boolean single;

  /**
   * @param written whether the key is written with a list, however empty
   * @param complete whether the items are all there are; not where a placeholder, or anything else that
   *     cannot be read, represents some
   */
  public Items(Span span, boolean written, List<T> items, boolean complete) {
    super(span);
    this.written = written;
    this.single = items.size() == 1;
    this.content = single ? Objects.requireNonNull(items.get(0)) : List.copyOf(items);
    this.complete = complete;
  }

  /** Whether the key is written with a list, however empty. */
  public boolean written() {
    return written;
  }

  @SuppressWarnings("unchecked") // It is what the constructor was given.
  public List<T> items() {
    return single ? List.of((T) content) : (List<T>) content;
  }

  /** Whether the items are all there are. */
  public boolean complete() {
    return complete;
  }

  /** Whether there is surely none. */
  public boolean isSurelyEmpty() {
    return complete && items().isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Items<?> list
            && written == list.written
            && complete == list.complete
            && single == list.single
            && content.equals(list.content)
            && span().equals(list.span()));
  }

  @Override
  public int hashCode() {
    return Objects.hash(span(), written, content, complete);
  }

  @Override
  public String toString() {
    return "Items[span=" + span() + ", written=" + written + ", items=" + items() + ", complete="
        + complete + "]";
  }
}

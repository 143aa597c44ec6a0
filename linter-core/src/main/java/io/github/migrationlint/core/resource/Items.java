package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;

/**
 * A list as written.
 *
 * @param span the key it is under; the enclosing mapping's key where it is not written
 * @param written whether the key is written with a list, however empty
 * @param complete whether the items are all there are; not where a placeholder, or anything else that
 *     cannot be read, represents some
 */
public record Items<T>(Span span, boolean written, List<T> items, boolean complete) {
  public Items {
    Objects.requireNonNull(span);
    items = List.copyOf(items);
  }

  /** Whether there is surely none. */
  public boolean isSurelyEmpty() {
    return complete && items.isEmpty();
  }
}

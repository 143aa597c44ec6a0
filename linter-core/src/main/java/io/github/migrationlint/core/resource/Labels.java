package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A flat map of strings as written: labels, annotations, or one selector of a policy. Its place is the key
 * it is under; the enclosing mapping's key where it is not written.
 */
public final class Labels extends PlacedPart {
  private final boolean written;
  private final boolean complete;
  private final List<LabelPair> pairs;

  /**
   * @param written whether the key is written with a mapping, however empty
   * @param complete whether the pairs are all there are; not where a placeholder, or anything else that
   *     is no mapping, represents some
   */
  public Labels(Span span, boolean written, List<LabelPair> pairs, boolean complete) {
    super(span);
    this.written = written;
    this.pairs = List.copyOf(pairs);
    this.complete = complete;
  }

  /** Whether the key is written with a mapping, however empty. */
  public boolean written() {
    return written;
  }

  public List<LabelPair> pairs() {
    return pairs;
  }

  /** Whether the pairs are all there are. */
  public boolean complete() {
    return complete;
  }

  public Optional<LabelPair> pair(String key) {
    for (var pair : pairs) {
      if (pair.key().equals(key)) {
        return Optional.of(pair);
      }
    }
    return Optional.empty();
  }

  /** The value of a key, where it is written as a string. */
  public Optional<String> value(String key) {
    return pair(key).flatMap(pair -> pair.value().value());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Labels labels
            && written == labels.written
            && complete == labels.complete
            && pairs.equals(labels.pairs)
            && span().equals(labels.span()));
  }

  @Override
  public int hashCode() {
    return Objects.hash(span(), written, pairs, complete);
  }

  @Override
  public String toString() {
    return "Labels[span=" + span() + ", written=" + written + ", pairs=" + pairs + ", complete="
        + complete + "]";
  }
}

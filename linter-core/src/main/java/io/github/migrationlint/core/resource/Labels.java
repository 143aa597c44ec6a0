package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A flat map of strings as written: labels, annotations, or one selector of a policy.
 *
 * @param span the key it is under; the enclosing mapping's key where it is not written
 * @param written whether the key is written with a mapping, however empty
 * @param complete whether the pairs are all there are; not where a placeholder, or anything else that
 *     is no mapping, represents some
 */
public record Labels(Span span, boolean written, List<LabelPair> pairs, boolean complete) {
  public Labels {
    Objects.requireNonNull(span);
    pairs = List.copyOf(pairs);
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
}

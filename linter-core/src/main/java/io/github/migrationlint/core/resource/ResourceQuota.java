package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;

/**
 * A ResourceQuota of one namespace.
 *
 * @param hard the limits, in the order in which they are written
 * @param scoped whether it counts some pods only
 */
public record ResourceQuota(Header header, List<Limit> hard, boolean scoped) {
  public static final String KIND = "ResourceQuota";

  /** One limit, such as {@code requests.memory}. */
  public record Limit(String resource, Span key, Field<Quantity> amount) {
    public Limit {
      Objects.requireNonNull(resource);
      Objects.requireNonNull(key);
      Objects.requireNonNull(amount);
    }
  }

  public ResourceQuota {
    Objects.requireNonNull(header);
    hard = List.copyOf(hard);
  }
}

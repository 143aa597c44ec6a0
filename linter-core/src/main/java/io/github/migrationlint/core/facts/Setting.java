package io.github.migrationlint.core.facts;

import java.util.Objects;

/** An effective value and why it has that value. */
public record Setting<T>(T value, Origin origin) {
  public Setting {
    Objects.requireNonNull(value);
    Objects.requireNonNull(origin);
  }
}

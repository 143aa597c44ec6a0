package io.github.migrationlint.core.resource;

import java.util.List;
import java.util.Optional;

/** A mapping by the keys it has. */
public record Block(List<Key> keys) {
  public Block {
    keys = List.copyOf(keys);
  }

  public Optional<Key> key(String name) {
    for (var key : keys) {
      if (key.name().equals(name)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}

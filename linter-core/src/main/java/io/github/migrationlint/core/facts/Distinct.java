package io.github.migrationlint.core.facts;

import java.util.HashMap;
import java.util.Map;

/** Values of which few differ, each held once: what is true of one VM is true of many. */
final class Distinct<T> {
  private final Map<T, T> values = new HashMap<>();

  /** The value that came first among those equal to this one. */
  T of(T value) {
    var first = values.putIfAbsent(value, value);
    return first == null ? value : first;
  }
}

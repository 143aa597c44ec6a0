package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.Objects;

/**
 * A feature gate of HyperConverged, switched on or off by name.
 *
 * @param on absent where nothing is written; in {@code v1} a gate that is listed without a state is on
 */
public record GateSwitch(String name, Span place, Field<Boolean> on) {
  public GateSwitch {
    Objects.requireNonNull(name);
    Objects.requireNonNull(place);
    Objects.requireNonNull(on);
  }
}

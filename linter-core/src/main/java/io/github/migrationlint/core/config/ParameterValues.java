package io.github.migrationlint.core.config;

import io.github.migrationlint.core.diagnostic.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values the user sets for the parameters of rules. */
public final class ParameterValues {
  /** Nothing is set. */
  public static final ParameterValues DEFAULTS = new ParameterValues(Map.of());

  private final Map<Parameter<?>, Object> values;

  private ParameterValues(Map<Parameter<?>, Object> values) {
    this.values = values;
  }

  /** The same with one more value. */
  <T> ParameterValues with(Parameter<T> parameter, T value) {
    var more = new LinkedHashMap<>(values);
    more.put(parameter, value);
    return new ParameterValues(more);
  }

  /** The value set for a parameter, else its usual one. */
  @SuppressWarnings("unchecked") // with() stores a T under each Parameter<T>
  public <T> T get(Parameter<T> parameter) {
    var value = values.get(parameter);
    return value == null ? parameter.usual() : (T) value;
  }
}

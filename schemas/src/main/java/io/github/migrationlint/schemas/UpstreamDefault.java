package io.github.migrationlint.schemas;

import java.util.Objects;

/**
 * A value that upstream fills in where a manifest is silent.
 *
 * @param field as {@link UpstreamDefaults} names it
 * @param since the version from which it is this value
 * @param value as a manifest would write it
 * @param source where upstream says so: project, file and function
 */
public record UpstreamDefault(
    Component component, String field, Version since, String value, String source) {
  public UpstreamDefault {
    Objects.requireNonNull(component);
    Objects.requireNonNull(field);
    Objects.requireNonNull(since);
    Objects.requireNonNull(value);
    Objects.requireNonNull(source);
  }
}

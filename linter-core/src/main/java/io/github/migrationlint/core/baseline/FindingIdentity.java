package io.github.migrationlint.core.baseline;

import java.util.Objects;

/**
 * What makes a finding the same one in another run or revision: its rule, its object and the field it
 * points at, never a line. Findings that agree in all of that are distinguished by how many there are.
 *
 * @param object {@code Kind.group/namespace/name}; for a finding about a file its path
 * @param field as {@code spec.selectors}; empty for the object as a whole
 */
public record FindingIdentity(String rule, String object, String field) {
  public FindingIdentity {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(object);
    Objects.requireNonNull(field);
  }
}

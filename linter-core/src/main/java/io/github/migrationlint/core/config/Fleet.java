package io.github.migrationlint.core.config;

import java.util.List;
import java.util.Objects;

/**
 * Clusters that are meant to migrate VMs alike.
 *
 * @param clusters their names, at least two, in the order written
 */
public record Fleet(String name, List<String> clusters) {
  public Fleet {
    Objects.requireNonNull(name);
    clusters = List.copyOf(clusters);
  }
}

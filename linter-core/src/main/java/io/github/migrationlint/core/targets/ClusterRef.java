package io.github.migrationlint.core.targets;

import java.util.Objects;

/**
 * One cluster as discovery tells it from others.
 *
 * @param isNamed whether {@code text} is the cluster's name, as destinations, placements, appliers or the
 *     configuration call it; otherwise it is the path of an applier that nothing applies
 */
public record ClusterRef(boolean isNamed, String text) implements Comparable<ClusterRef> {
  public ClusterRef {
    Objects.requireNonNull(text);
  }

  static ClusterRef named(String name) {
    return new ClusterRef(true, name);
  }

  /** The cluster that someone applies this file or folder to. */
  static ClusterRef ofRoot(String path) {
    return new ClusterRef(false, path);
  }

  @Override
  public int compareTo(ClusterRef other) {
    return isNamed == other.isNamed ? text.compareTo(other.text) : isNamed ? -1 : 1;
  }
}

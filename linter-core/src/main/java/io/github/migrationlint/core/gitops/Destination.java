package io.github.migrationlint.core.gitops;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** The cluster a GitOps object applies to. */
public sealed interface Destination {
  /** A cluster that is called by name. */
  record Named(String cluster) implements Destination {
    public Named {
      Objects.requireNonNull(cluster);
    }
  }

  /** The cluster the GitOps object itself lies in. */
  record Local() implements Destination {}

  /**
   * Some of these clusters, perhaps none: which, only a controller knows.
   *
   * @param clusters at least one, sorted, each once
   */
  record OneOf(List<String> clusters) implements Destination {
    public OneOf {
      clusters = List.copyOf(new TreeSet<>(clusters));
    }

    /** The clusters of both. */
    OneOf or(OneOf other) {
      var both = new TreeSet<>(clusters);
      both.addAll(other.clusters);
      return new OneOf(List.copyOf(both));
    }
  }

  /** One or more that the repository does not name. */
  record Unknown() implements Destination {}
}

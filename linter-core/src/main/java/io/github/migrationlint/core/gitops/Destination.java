package io.github.migrationlint.core.gitops;

import java.util.Objects;

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

  /** One or more that the repository does not name. */
  record Unknown() implements Destination {}
}

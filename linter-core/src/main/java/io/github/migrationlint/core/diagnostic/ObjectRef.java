package io.github.migrationlint.core.diagnostic;

import java.util.Objects;
import java.util.Optional;

/** The Kubernetes object a finding is about, as its manifest names it. */
public record ObjectRef(
    String apiVersion, String kind, Optional<String> namespace, Optional<String> name) {
  public ObjectRef {
    Objects.requireNonNull(apiVersion);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(namespace);
    Objects.requireNonNull(name);
  }
}

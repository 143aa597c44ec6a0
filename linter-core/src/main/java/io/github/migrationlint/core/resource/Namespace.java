package io.github.migrationlint.core.resource;

import java.util.Objects;

/** A namespace and its labels. */
public record Namespace(Header header) {
  /** The label every namespace has since Kubernetes 1.21; its value is the name. */
  public static final String NAME_LABEL = "kubernetes.io/metadata.name";

  public Namespace {
    Objects.requireNonNull(header);
  }

  public String name() {
    return header.nameText();
  }
}

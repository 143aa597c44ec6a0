package io.github.migrationlint.core.config;

import java.util.List;

/**
 * What processors the nodes of a cluster have.
 *
 * @param models their models as the user names them; empty where they only differ
 */
public record NodeCpus(List<String> models) {
  /** The word for nodes that differ, whatever they have. */
  public static final String MIXED = "mixed";

  public NodeCpus {
    models = List.copyOf(models);
  }

  /** Whether the nodes differ. */
  public boolean areMixed() {
    return models.size() != 1;
  }

  /** As a message says it: {@code mixed CPUs}, or the models. */
  public String text() {
    return models.isEmpty() ? "mixed CPUs" : "CPUs `" + String.join("`, `", models) + "`";
  }
}

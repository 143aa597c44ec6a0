package io.github.migrationlint.core.diagnostic;

import java.util.Locale;

/** What a claim about policies takes for known. */
public enum Assumption {
  /** Nothing is known about VMs and namespaces: the claim holds whatever the cluster runs. */
  OPEN,
  /** The namespaces of the repository are all there are. */
  NAMESPACES,
  /** The VMs of the repository are all there are. */
  INVENTORY;

  private final String word = name().toLowerCase(Locale.ROOT);

  public String word() {
    return word;
  }
}

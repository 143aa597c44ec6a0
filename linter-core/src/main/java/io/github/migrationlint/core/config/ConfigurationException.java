package io.github.migrationlint.core.config;

import java.util.ArrayList;
import java.util.List;

/** A configuration no one can follow: wrong usage, never a finding. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> problems;

  ConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = new ArrayList<>(problems);
  }

  /** What is wrong, each with its place, in the order of the file; at least one. */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}

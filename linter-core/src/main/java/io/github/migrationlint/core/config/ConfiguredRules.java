package io.github.migrationlint.core.config;

import java.util.List;

/**
 * What a configuration takes back of what the rules would say by themselves.
 *
 * @param off rules that report nothing anywhere, by name
 * @param lowered rules whose findings matter less than usual, or are off in a part of the repository
 */
public record ConfiguredRules(List<String> off, List<String> lowered) {
  /** Nothing is taken back. */
  public static final ConfiguredRules NONE = new ConfiguredRules(List.of(), List.of());

  public ConfiguredRules {
    off = List.copyOf(off);
    lowered = List.copyOf(lowered);
  }
}

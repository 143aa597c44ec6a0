package io.github.migrationlint.core.config;

import io.github.migrationlint.core.diagnostic.Severity;
import java.util.List;
import java.util.Optional;

/** How much the user lets a rule matter. */
public enum Level {
  OFF("off", Optional.empty()),
  NOTE("note", Optional.of(Severity.NOTE)),
  WARNING("warning", Optional.of(Severity.WARNING)),
  ERROR("error", Optional.of(Severity.ERROR));

  static final List<String> WORDS = List.of("off", "note", "warning", "error");

  private final String word;
  private final Optional<Severity> severity;

  Level(String word, Optional<Severity> severity) {
    this.word = word;
    this.severity = severity;
  }

  /** As users write it. */
  public String word() {
    return word;
  }

  /** The severity of its findings; empty where there are none. */
  public Optional<Severity> severity() {
    return severity;
  }

  static Optional<Level> of(String word) {
    for (var level : values()) {
      if (level.word.equals(word)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}

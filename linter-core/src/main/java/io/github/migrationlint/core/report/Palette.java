package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Severity;

/** Which parts of a report stand out, where the reader's terminal shows colours at all. */
record Palette(boolean coloured) {
  private static final String RESET = "\u001b[0m";

  enum Ink {
    ERROR("\u001b[1;31m"),
    WARNING("\u001b[1;33m"),
    NOTE("\u001b[1;36m"),
    STRONG("\u001b[1m"),
    /** Line numbers, arrows and what is drawn around the source. */
    GUTTER("\u001b[34m");

    private final String start;

    Ink(String start) {
      this.start = start;
    }

    static Ink of(Severity severity) {
      return switch (severity) {
        case NOTE -> NOTE;
        case WARNING -> WARNING;
        case ERROR -> ERROR;
      };
    }
  }

  String paint(Ink ink, String text) {
    return coloured && !text.isEmpty() ? ink.start + text + RESET : text;
  }
}

package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Severity;

/**
 * Which parts of a report are emphasized, and which can be clicked on, where the reader's terminal can do
 * that at all.
 *
 * @param home where the paths of the report start, as a URI that ends with a slash; empty for none
 *     to click on
 */
record Palette(boolean colored, String home) {
  private static final String RESET = "\u001b[0m";

  // OSC 8 and its end, as terminals agree on it (VTE documented it first).
  private static final String LINK = "\u001b]8;;";
  private static final String LINK_END = "\u001b\\";

  Palette(boolean colored) {
    this(colored, "");
  }

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

  /** A text that opens a file when it is clicked on; names such as {@code <stdin>} are no files. */
  String link(String text, String path) {
    if (!hasLinks() || path.startsWith("<")) {
      return text;
    }
    var uri = ArtifactUri.of(path);
    return linkTo(ArtifactUri.isAbsolute(path) ? uri : home + uri, text);
  }

  /** A text that opens an address when it is clicked on. */
  String linkTo(String target, String text) {
    return LINK + target + LINK_END + text + LINK + LINK_END;
  }

  boolean hasLinks() {
    return !home.isEmpty();
  }

  String paint(Ink ink, String text) {
    return colored && !text.isEmpty() ? ink.start + text + RESET : text;
  }
}

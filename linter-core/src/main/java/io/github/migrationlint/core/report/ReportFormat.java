package io.github.migrationlint.core.report;

import java.util.Locale;
import java.util.Optional;

/** The formats in which a run can be reported, by the word the user writes for each. */
public enum ReportFormat {
  TEXT,
  JSON,
  SARIF,
  JUNIT,
  GITHUB,
  GITLAB,
  CHECKSTYLE,
  MARKDOWN,
  CONCISE,
  RDJSONL;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word the user writes, such as {@code sarif}. */
  public String word() {
    return word;
  }

  /** What the name of a file in this format ends with, two formats never with the same. */
  public String extension() {
    return switch (this) {
      case TEXT -> "txt";
      case JSON -> "json";
      case SARIF -> "sarif";
      case JUNIT -> "junit.xml";
      case GITHUB -> "github.txt";
      case GITLAB -> "codequality.json";
      case CHECKSTYLE -> "checkstyle.xml";
      case MARKDOWN -> "md";
      case CONCISE -> "concise.txt";
      case RDJSONL -> "rdjsonl";
    };
  }

  /** Whether a report in this format has room for what was left out and which rules are off. */
  public boolean hasSummary() {
    return switch (this) {
      case TEXT, JSON, SARIF, JUNIT, GITHUB, MARKDOWN -> true;
      case GITLAB, CHECKSTYLE, CONCISE, RDJSONL -> false;
    };
  }

  /** The format of that word, empty if there is none. */
  public static Optional<ReportFormat> of(String word) {
    for (var format : values()) {
      if (format.word.equals(word)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * The reporter of this format. A run loads the classes of the formats it writes and no others:
   * some need a library that costs more to load than linting takes.
   *
   * @param tool what the report says about the linter
   * @param failOn what fails the run, for formats that tell failures from other findings
   * @param colored whether a report for people may have ANSI colors
   */
  public Reporter<LintReport> reporter(Tool tool, FailOn failOn, boolean colored) {
    return switch (this) {
      case TEXT -> new TextReporter(colored);
      case JSON -> new JsonReporter(tool);
      case SARIF -> new SarifReporter(tool);
      case JUNIT -> new JUnitReporter(tool, failOn);
      case GITHUB -> new GitHubReporter(tool);
      case GITLAB -> new GitLabReporter(tool);
      case CHECKSTYLE -> new CheckstyleReporter();
      case MARKDOWN -> new MarkdownReporter(tool);
      case CONCISE -> new ConciseReporter();
      case RDJSONL -> new RdJsonlReporter(tool);
    };
  }
}

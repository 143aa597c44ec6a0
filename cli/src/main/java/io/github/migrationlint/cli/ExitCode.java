package io.github.migrationlint.cli;

/** What a run says to the script that started it; the same for every command and format. */
final class ExitCode {
  /** Done, and nothing found that makes a check fail. */
  static final int CLEAN = 0;

  /** A finding at or above the threshold. */
  static final int FINDINGS = 1;

  /** The user asked for something that does not exist or cannot be done. */
  static final int WRONG_USAGE = 2;

  /** A bug in migration-lint. */
  static final int INTERNAL_ERROR = 3;

  private ExitCode() {}
}

package io.github.migrationlint.cli;

/** Something the user asked for that cannot be done; the message is for the user. */
final class WrongUsage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUsage(String message) {
    super(message);
  }
}

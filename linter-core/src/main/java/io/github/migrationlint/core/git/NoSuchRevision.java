package io.github.migrationlint.core.git;

/** A revision that cannot be compared with; the message says what the user can do. */
public final class NoSuchRevision extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoSuchRevision(String message) {
    super(message);
  }
}

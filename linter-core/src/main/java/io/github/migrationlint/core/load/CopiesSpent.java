package io.github.migrationlint.core.load;

import java.io.IOException;

/** The same files are at more places of a revision than their size accounts for; the rest is not read. */
public final class CopiesSpent extends IOException {
  private static final long serialVersionUID = 1L;

  public CopiesSpent() {
    super("copies of files take more steps than their size accounts for");
  }
}

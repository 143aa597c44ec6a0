package io.github.migrationlint.core.text;

import io.github.migrationlint.core.Linter;
import java.util.List;

/** What no class of this package may do. The architecture test looks at it to see that it would find it. */
public final class ArchitectureLeak {
  private ArchitectureLeak() {}

  public static Linter linter() {
    return new Linter(List.of());
  }
}

package io.github.migrationlint.core.facts;

import java.util.Objects;

/**
 * What may prevent a migration, because the repository does not show it.
 *
 * @param description a clause that names what is not seen
 * @param condition what would let the VM migrate, as it reads behind "if"
 */
public record Doubt(String description, String condition) {
  public Doubt {
    Objects.requireNonNull(description);
    Objects.requireNonNull(condition);
  }
}

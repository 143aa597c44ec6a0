package io.github.migrationlint.core.facts;

import java.util.Objects;

/**
 * What may prevent a migration, because the repository does not show it.
 *
 * @param words a clause that names what is not seen
 * @param condition what would let the VM migrate, as it reads behind "if"
 */
public record Doubt(String words, String condition) {
  public Doubt {
    Objects.requireNonNull(words);
    Objects.requireNonNull(condition);
  }
}

package io.github.migrationlint.core.suppression;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import java.util.Objects;

/**
 * A finding that the user accepts.
 *
 * @param finding in the clusters in which it is accepted
 * @param inSource whether a manifest says so, not the configuration
 * @param reason empty where none is given
 */
public record SuppressedFinding(Diagnostic finding, boolean inSource, String reason) {
  public SuppressedFinding {
    Objects.requireNonNull(finding);
    Objects.requireNonNull(reason);
  }
}

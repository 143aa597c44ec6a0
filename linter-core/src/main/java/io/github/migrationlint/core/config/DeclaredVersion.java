package io.github.migrationlint.core.config;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.schemas.ReleaseLine;
import java.util.Objects;

/**
 * The versions a cluster is said to run.
 *
 * @param written the component and version as the user names them: {@code hco 1.16}
 * @param line the release line the user's version belongs to
 * @param certain whether the pairing of its versions was read upstream: always, if the user names
 *     HCO or KubeVirt
 * @param place where the user says so
 */
public record DeclaredVersion(String written, ReleaseLine line, boolean certain, Span place) {
  public DeclaredVersion {
    Objects.requireNonNull(written);
    Objects.requireNonNull(line);
    Objects.requireNonNull(place);
  }
}

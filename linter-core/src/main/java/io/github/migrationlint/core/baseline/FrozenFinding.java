package io.github.migrationlint.core.baseline;

import io.github.migrationlint.core.diagnostic.Severity;
import java.util.List;
import java.util.Objects;

/**
 * A finding that is known already.
 *
 * @param identity what it is known by
 * @param severity it was known with; a more severe one is another finding
 * @param path of its file: tells apart objects of one name, and follows a file that moves
 * @param clusters it was found in
 * @param count how many of them there are
 */
public record FrozenFinding(
    FindingIdentity identity, Severity severity, String path, List<String> clusters, int count) {
  public FrozenFinding {
    Objects.requireNonNull(identity);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(path);
    clusters = List.copyOf(clusters);
  }

  /** The same, so often. */
  public FrozenFinding times(int other) {
    return new FrozenFinding(identity, severity, path, clusters, other);
  }
}

package io.github.migrationlint.core.text;

import java.util.Objects;

/**
 * Where a text comes from, as the user would write it: a path relative to the working directory,
 * always with {@code /}.
 */
public record SourceId(String path) implements Comparable<SourceId> {
  public SourceId {
    Objects.requireNonNull(path);
  }

  /** The path of the enclosing folder, empty for a file at the top. */
  public String folder() {
    var slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  @Override
  public int compareTo(SourceId other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }
}

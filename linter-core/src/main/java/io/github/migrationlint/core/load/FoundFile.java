package io.github.migrationlint.core.load;

import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param name what reports call it
 * @param path where it is, without links
 */
record FoundFile(String name, Path path) implements Comparable<FoundFile> {
  @Override
  public int compareTo(FoundFile other) {
    return name.compareTo(other.name);
  }
}

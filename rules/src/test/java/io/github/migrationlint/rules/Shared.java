package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Public manifests that may lie beside the checkout, or where {@code -Dshared} says; tests over them
 * skip where they do not.
 */
final class Shared {
  private Shared() {}

  /** A folder of the shared data. */
  static Path folder(String name) {
    var folder = Path.of(System.getProperty("shared", "../../shared"), name)
        .toAbsolutePath()
        .normalize();
    assumeTrue(Files.isDirectory(folder), "no folder " + folder + ", see -Dshared");
    return folder;
  }
}

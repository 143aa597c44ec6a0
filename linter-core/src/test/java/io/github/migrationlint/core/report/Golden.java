package io.github.migrationlint.core.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Outputs that were read and found good, one file each. {@code -Dgolden=update} writes them anew;
 * the difference is then reviewed like code.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "report");

  private Golden() {}

  static void assertMatches(String name, String actual) throws IOException {
    var file = FOLDER.resolve(name);
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual, UTF_8);
    }
    assertTrue(Files.exists(file), () -> file + " is missing, -Dgolden=update writes it");
    // Git may have checked the file out with the line ends of the platform.
    var expected = Files.readString(file, UTF_8).replace("\r\n", "\n");
    assertEquals(expected, actual, () -> "differs from " + file);
  }
}

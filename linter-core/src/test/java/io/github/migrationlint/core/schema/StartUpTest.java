package io.github.migrationlint.core.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run must not pay for: classes that would cost more than all of the validation. */
class StartUpTest {
  @Test
  void validation_loads_no_object_mapper_and_no_stock_keyword_and_says_nothing_on_the_side(
      @TempDir Path folder) throws IOException, InterruptedException {
    var log = folder.resolve("classes.txt");
    var out = folder.resolve("out.txt");
    var err = folder.resolve("err.txt");
    var process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load:file=" + log,
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            StartUpProbe.class.getName())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
    assertEquals(0, process.waitFor(), () -> read(err));
    assertEquals("", read(err));
    assertEquals(2, read(out).lines().count(), read(out));

    var classes = read(log);
    assertTrue(classes.contains(" com.networknt.schema.Schema "), "the log tells classes");
    for (var name : List.of(
        "tools.jackson.databind.ObjectMapper",
        "tools.jackson.databind.json.JsonMapper",
        "tools.jackson.core.json.JsonFactory",
        "com.networknt.schema.keyword.KeywordType",
        "com.networknt.schema.keyword.EnumValidator",
        "com.networknt.schema.i18n.ResourceBundleMessageSource",
        "io.github.migrationlint.schemas.CrdImporter")) {
      assertTrue(!classes.contains(" " + name + " "), name);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

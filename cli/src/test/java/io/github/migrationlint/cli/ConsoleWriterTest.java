package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An answer goes out in one piece unless it is long. */
class ConsoleWriterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ConsoleWriter writer = new ConsoleWriter(Console.of(new Environment(
      InputStream.nullInputStream(),
      out,
      OutputStream.nullOutputStream(),
      Map.of(),
      () -> false,
      () -> false,
      Path.of("").toAbsolutePath())));

  @Test
  void a_short_answer_waits_for_its_end() throws Exception {
    writer.write("half");
    writer.flush();
    assertEquals(0, out.size());
    writer.write(" and half");
    writer.close();
    assertEquals("half and half", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void a_long_answer_goes_out_before_its_end_with_whole_characters() throws Exception {
    var expected = new StringBuilder();
    for (var i = 0; i < 400_000; i++) {
      // The pieces end at any of the three.
      writer.write("😀".charAt(0));
      writer.write("😀".charAt(1));
      writer.write("ü");
      expected.append("😀ü");
    }
    assertTrue(out.size() > 1_000_000);
    writer.close();
    assertEquals(expected.toString(), out.toString(StandardCharsets.UTF_8));
  }
}

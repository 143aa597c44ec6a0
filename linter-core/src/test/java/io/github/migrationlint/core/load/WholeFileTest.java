package io.github.migrationlint.core.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  private final Path folder;

  WholeFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void an_old_file_is_replaced_and_keeps_its_mode() throws IOException {
    var file = Files.writeString(folder.resolve("a"), "a long report of an earlier run");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

    write("a", "new");

    assertEquals("new", Files.readString(file));
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of("a"), names());
  }

  @Test
  void temporary_files_that_are_in_the_way_stay() throws IOException {
    Files.writeString(folder.resolve(".a.0.tmp"), "of another run");

    write("a", "new");

    assertEquals("of another run", Files.readString(folder.resolve(".a.0.tmp")));
    assertEquals(List.of(".a.0.tmp", "a"), names());
  }

  @Test
  void a_link_at_the_temporary_place_is_not_followed() throws IOException {
    var victim = Files.writeString(folder.resolve("victim"), "precious");
    Files.createSymbolicLink(folder.resolve(".a.0.tmp"), victim);

    write("a", "new");

    assertEquals("precious", Files.readString(victim));
  }

  @Test
  void a_dangling_link_in_the_path_is_refused() throws IOException {
    Files.createSymbolicLink(folder.resolve("out"), folder.resolve("nowhere"));

    var refused = assertThrows(IOException.class, () -> write("out/a", "new"));

    assertEquals("a link in its path leads out of the working directory", refused.getMessage());
    assertFalse(Files.exists(folder.resolve("nowhere")));
  }

  @Test
  void what_cannot_be_written_whole_leaves_the_old_file() throws IOException {
    var full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this machine has no device that is always full");
    assertThrows(IOException.class, () -> WholeFile.write(folder, full, "new".getBytes(UTF_8)));

    // A folder in the place of the file stops the rename, after the bytes are written.
    Files.createDirectories(folder.resolve("a/b"));
    assertThrows(IOException.class, () -> write("a", "new"));
    assertEquals(List.of("a"), names());
  }

  @Test
  void one_place_has_many_spellings() throws IOException {
    Files.createDirectories(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

    assertTrue(same("a", "./a"));
    assertTrue(same("real/x/a", "link/x/a"));
    assertTrue(same("a", folder.resolve("a").toString()));
    assertFalse(same("a", "real/a"));
  }

  private boolean same(String one, String other) {
    return WholeFile.isSamePlace(folder, Path.of(one), Path.of(other));
  }

  private void write(String file, String text) throws IOException {
    WholeFile.write(folder, Path.of(file), text.getBytes(UTF_8));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

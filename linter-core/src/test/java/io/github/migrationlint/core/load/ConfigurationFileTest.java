package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
  @TempDir
  private Path folder = Path.of("");

  private Path repository = Path.of("");

  @BeforeEach
  void make_a_work_tree() throws IOException {
    repository = Files.createDirectories(folder.resolve("repository"));
    Files.createDirectories(repository.resolve(".git"));
    Files.createDirectories(repository.resolve("sub/folder"));
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(folder.resolve(path), text);
  }

  private static String described(Optional<ConfigurationFile> file) {
    return file.map(found -> found.source().id() + " from `" + found.home() + "`")
        .orElse("none");
  }

  @Test
  void the_nearest_one_above_is_taken() throws IOException {
    write("repository/.migration-lint.yaml", "version: 1\n");

    assertEquals(".migration-lint.yaml from ``", described(ConfigurationFile.above(repository)));
    assertEquals(
        "../../.migration-lint.yaml from `sub/folder`",
        described(ConfigurationFile.above(repository.resolve("sub/folder"))));

    write("repository/sub/.migration-lint.yaml", "version: 1\n");
    assertEquals(
        "../.migration-lint.yaml from `folder`",
        described(ConfigurationFile.above(repository.resolve("sub/folder"))));
  }

  @Test
  void the_search_ends_at_the_top_of_the_work_tree() throws IOException {
    write(".migration-lint.yaml", "version: 1\n");

    assertEquals("none", described(ConfigurationFile.above(repository.resolve("sub"))));
  }

  @Test
  void a_named_one_starts_from_the_working_directory() throws IOException {
    write("repository/sub/ci.yaml", "version: 1\n");

    var file = ConfigurationFile.named(repository, "sub/ci.yaml");
    assertEquals("sub/ci.yaml from ``", described(Optional.of(file)));
    assertEquals("version: 1\n", file.source().text());
  }

  @Test
  void a_named_one_must_be_there() {
    assertEquals("no such file or folder: `no.yaml`", refusalOf("no.yaml"));
    assertEquals("cannot use `sub`: it is no file", refusalOf("sub"));
  }

  private String refusalOf(String named) {
    return String.valueOf(
        assertThrows(NoSuchPath.class, () -> ConfigurationFile.named(repository, named))
            .getMessage());
  }

  private String refusal() {
    return String.valueOf(assertThrows(NoSuchPath.class, () -> ConfigurationFile.above(repository))
        .getMessage());
  }

  @Test
  void the_other_extension_is_no_silent_miss() throws IOException {
    write("repository/.migration-lint.yml", "version: 1\n");

    assertEquals(
        "cannot use `.migration-lint.yml`: the configuration is called `.migration-lint.yaml`",
        refusal());
  }

  /** Its text appears in messages, so a repository could show a file of the machine that way. */
  @Test
  void a_link_out_of_the_repository_is_not_followed() throws IOException {
    write("secret", "version: 1\n");
    Files.createSymbolicLink(repository.resolve(".migration-lint.yaml"), folder.resolve("secret"));

    assertEquals(
        "cannot use `.migration-lint.yaml`: it is a link that leads out of its folder", refusal());
  }

  @Test
  void a_file_nobody_can_read_ends_the_run() throws IOException {
    Files.write(repository.resolve(".migration-lint.yaml"), new byte[] {(byte) 0xC3, 0x28});
    assertEquals(true, refusal().startsWith("cannot use `.migration-lint.yaml`: "));

    Files.write(repository.resolve(".migration-lint.yaml"), new byte[(1 << 20) + 1]);
    assertEquals("cannot use `.migration-lint.yaml`: it has more than 1 MiB", refusal());
  }
}

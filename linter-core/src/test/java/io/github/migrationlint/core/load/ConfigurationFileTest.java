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

  private static String described(ConfigurationFile.Search search) {
    return described(search.file());
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
    assertEquals("cannot use `sub`: it is not a file", refusalOf("sub"));
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
        "cannot use `.migration-lint.yaml`: it leads out of its folder or work tree", refusal());
  }

  @Test
  void a_file_no_one_can_read_ends_the_run() throws IOException {
    Files.write(repository.resolve(".migration-lint.yaml"), new byte[] {(byte) 0xC3, 0x28});
    assertEquals(true, refusal().startsWith("cannot use `.migration-lint.yaml`: "));

    Files.write(repository.resolve(".migration-lint.yaml"), new byte[(1 << 20) + 1]);
    assertEquals("cannot use `.migration-lint.yaml`: it has more than 1 MiB", refusal());
  }

  private String refusalOfExtending(String relative) {
    var file = ConfigurationFile.above(repository.resolve("sub")).file().orElseThrow();
    return String.valueOf(
        assertThrows(NoSuchPath.class, () -> file.extended(relative)).getMessage());
  }

  @Test
  void a_file_of_the_work_tree_is_extended() throws IOException {
    write("repository/sub/.migration-lint.yaml", "version: 1\n");
    write("repository/shared.yaml", "version: 1\n");

    var file = ConfigurationFile.above(repository.resolve("sub/folder")).file().orElseThrow();
    var base = file.extended("../shared.yaml");
    assertEquals("../../shared.yaml", base.source().id().path());
    assertEquals("folder", base.home());
  }

  @Test
  void nothing_outside_of_the_work_tree_is_extended() throws IOException {
    write("repository/sub/.migration-lint.yaml", "version: 1\n");
    write("secret.yaml", "password: x\n");
    Files.createSymbolicLink(repository.resolve("sub/link.yaml"), folder.resolve("secret.yaml"));

    assertEquals(
        "cannot use `../../secret.yaml`: it leads out of its folder or work tree",
        refusalOfExtending("../../secret.yaml"));
    assertEquals(
        "cannot use `link.yaml`: it leads out of its folder or work tree",
        refusalOfExtending("link.yaml").replace("sub/", ""));
    assertEquals(
        "cannot use `https://example.com/a.yaml`: it is not a local file",
        refusalOfExtending("https://example.com/a.yaml"));
    assertEquals("cannot use `no.yaml`: it cannot be read", refusalOfExtending("no.yaml"));
  }

  /** Folders above a folder for temporary files may be anybody's. */
  @Test
  void outside_of_a_work_tree_a_configuration_of_another_user_is_passed_over() throws IOException {
    write(".migration-lint.yaml", "version: 1\n");
    var sub = Files.createDirectories(folder.resolve("sub"));
    var disk = new OddDisk() {
      @Override
      public boolean isOwnedByAnother(Path path) {
        return true;
      }
    };

    var search = ConfigurationFile.above(disk, sub);
    assertEquals("none", described(search));
    assertEquals(Optional.of("../.migration-lint.yaml"), search.passedOver());
    write("repository/.migration-lint.yaml", "version: 1\n");
    assertEquals(
        ".migration-lint.yaml from ``", described(ConfigurationFile.above(disk, repository)));
    assertEquals("../.migration-lint.yaml from `sub`", described(ConfigurationFile.above(sub)));
  }
}

package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks for something that comes to nothing reads why. */
class NothingInSilenceTest {
  private final Path folder;
  private final Program program;

  NothingInSilenceTest(@TempDir Path folder) {
    this.folder = folder;
    program = new Program(folder).with("clean.yaml", Program.CLEAN);
  }

  private void assertWarns(String warning, String... words) {
    var ended = program.run(words);
    assertEquals(0, ended.exitCode(), ended::toString);
    assertTrue(ended.err().contains("migration-lint: warning: " + warning + "\n"), ended::toString);
  }

  private void assertRefuses(String why, String... words) {
    var ended = program.run(words);
    assertEquals(2, ended.exitCode(), ended::toString);
    assertEquals("migration-lint: " + why + "\n", ended.err());
  }

  @Test
  void an_empty_folder_is_a_warning() throws Exception {
    Files.createDirectory(folder.resolve("empty"));
    for (var command : new String[] {"check", "who-wins", "clusters"}) {
      assertWarns("no YAML or JSON file to check", command, "empty");
    }
  }

  @Test
  void standard_input_without_a_document_is_refused() {
    for (var input : new String[] {"", " \n", "# nothing\n"}) {
      program.withInput(input);
      assertRefuses(
          "standard input holds no document; perhaps the command before it failed", "check", "-");
      assertRefuses(
          "standard input holds no document; perhaps the command before it failed",
          "who-wins",
          "-");
    }
  }

  @Test
  void what_is_named_and_is_no_yaml_is_refused() {
    program.with("page.html", "<html>").with("broken.txt", "text: [").with("list.yaml", "- a\n");
    assertRefuses("`page.html` is not YAML or JSON", "check", "page.html");
    assertRefuses("`broken.txt` is not YAML or JSON", "check", "clean.yaml", "broken.txt");
    assertEquals(0, program.run("check", "list.yaml").exitCode());
    program.withInput("{{{ a");
    assertEquals(0, program.run("check", "-").exitCode(), "a template");
    program.withInput("error: no such folder");
    assertEquals(0, program.run("check", "-").exitCode(), "a mapping");
    program.withInput("no such folder");
    assertRefuses("`<stdin>` is not YAML or JSON", "check", "-");
  }

  @Test
  void an_exclusion_that_matches_nothing_is_a_warning() {
    for (var command : new String[] {"check", "who-wins", "clusters"}) {
      assertWarns("`--exclude` matches no file", command, "--exclude", "nowhere/**");
    }
    program.with("other.yaml", Program.CLEAN);
    assertEquals("", program.run("check", "--exclude", "other.yaml", ".").err());
  }

  @Test
  void paths_of_the_configuration_that_match_nothing_are_warnings_and_fail_its_verification() {
    program.with(".migration-lint.yaml", """
        version: 1
        exclude: [nowhere/**]
        clusters:
        - {name: east, paths: [clusters/east]}
        """);
    assertWarns("`exclude` of the configuration matches no file", "check");
    for (var command : new String[] {"check", "who-wins", "clusters"}) {
      assertWarns("no file is at path `clusters/east` of cluster `east`", command, ".");
    }
    assertRefuses(
        "`exclude` of the configuration matches no file; no file is at path `clusters/east` of cluster `east`",
        "config",
        "verify");
    program.with("clusters/east/vm.yaml", Program.CLEAN).with("nowhere/a.yaml", Program.CLEAN);
    assertEquals("", program.run("check").err());
    assertEquals(0, program.run("config", "verify").exitCode());
  }

  /** One configuration counts, and it is not that of another repository. */
  @Test
  void the_configuration_of_another_repository_is_a_warning() throws Exception {
    Files.createDirectories(folder.resolve("one/.git"));
    program.with("one/.migration-lint.yaml", "version: 1\n").with("one/a.yaml", Program.CLEAN);
    var warning = "configuration `one/.migration-lint.yaml` is not used; `--config` chooses it";
    for (var command : new String[] {"check", "who-wins", "clusters"}) {
      assertWarns(warning, command, "one");
      assertEquals("", program.run(command, "--no-config", "one").err());
      assertEquals(
          "",
          program.run(command, "--config", "one/.migration-lint.yaml", "one").err());
      assertEquals("", program.run(command, ".").err());
    }
  }
}

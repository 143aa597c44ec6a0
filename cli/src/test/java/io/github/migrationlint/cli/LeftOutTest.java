package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pull request can keep from being looked at is counted. */
class LeftOutTest {
  private final Path folder;
  private final Program program;

  LeftOutTest(@TempDir Path folder) {
    this.folder = folder;
    program = new Program(folder)
        .with("kubevirt.yaml", Program.NEVER_STARTS)
        .with("old/kubevirt.yaml", Program.NEVER_STARTS)
        .with("old/other.yaml", Program.NEVER_STARTS)
        .with("notes.txt", "no manifest\n");
  }

  @Test
  void files_and_folders_that_gitignore_names_are_counted() throws IOException {
    Files.createDirectory(folder.resolve(".git"));
    program.with(".gitignore", "/kubevirt.yaml\nold/\nnotes.txt\n");

    assertEquals(
        "no KubeVirt objects in 0 files (2 left out by .gitignore)\n",
        program.run().out());
    assertTrue(program.run("-f", "json").out().contains("\"gitignore\": 2,\n      \"exclude\": 0"));
  }

  @Test
  void files_and_folders_that_are_excluded_are_counted() {
    assertEquals(
        "no KubeVirt objects in 0 files (2 excluded)\n",
        program.run("--exclude", "kubevirt.yaml", "--exclude", "old").out());

    program.with(".migration-lint.yaml", "version: 1\nexclude: [old/*.yaml]\n");
    assertTrue(program.run("-f", "json").out().contains("\"gitignore\": 0,\n      \"exclude\": 2"));
  }
}

package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.report.ReportFormat;
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

  private static final String WEAKENED = """
      version: 1
      exclude: [old]
      rules: {zero-parallel-migrations: off, unknown-field: warning}
      """;

  private static final String WORDS =
      "1 rule off by `.migration-lint.yaml`, 1 rule lowered, 1 excluded";

  @Test
  void the_text_names_the_configuration_that_turns_rules_off() {
    program.with(".migration-lint.yaml", WEAKENED);
    assertTrue(program.run().out().contains(WORDS), program.run().out());
    assertEquals("configuration: .migration-lint.yaml\n", program.run("-v").err());
    assertEquals("", program.run("-v", "--no-config").err());
  }

  @Test
  void every_format_says_what_is_left_out_or_standard_error_does() {
    program.with(".migration-lint.yaml", WEAKENED);
    for (var format : ReportFormat.values()) {
      var ended = program.run("-f", format.word());
      if (format == ReportFormat.JSON || format == ReportFormat.SARIF) {
        assertTrue(ended.out().contains("\"zero-parallel-migrations\""), ended.out());
        assertTrue(ended.out().contains("\".migration-lint.yaml\""), ended.out());
        assertEquals("", ended.err());
      } else if (format.hasSummary()) {
        var out = ended.out().replace("&#96;", "`").replace("\\", "");
        assertTrue(out.contains("1 rule off by") && out.contains("1 excluded"), ended.out());
        assertEquals("", ended.err());
      } else {
        assertEquals(WORDS + "\n", ended.err());
      }
    }
  }

  @Test
  void nothing_is_said_where_nothing_is_left_out() {
    for (var format : ReportFormat.values()) {
      assertEquals("", program.run("-f", format.word()).err());
    }
  }

  /** It is checked all the same, for someone may apply it by hand. */
  @Test
  void what_flux_does_not_see_is_counted_and_checked(@TempDir Path folder) {
    var program = new Program(folder)
        .with("sync.yaml", """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: virt, namespace: flux-system}
            spec:
              path: ./virt
              sourceRef: {kind: GitRepository, name: fleet}
            """)
        .with("virt/kubevirt.yaml", Program.CLEAN)
        .with("virt/old.yaml", Program.NEVER_STARTS)
        .with(".sourceignore", "old.yaml\n");
    var text = program.run("check").out();
    assertTrue(text.contains("--> virt/old.yaml:9:42"), text);
    assertTrue(text.contains("1 hidden from Flux by .sourceignore"), text);
    var json = program.run("check", "-f", "json").out();
    assertTrue(json.contains("\"sourceignore\": 1"), json);
  }
}

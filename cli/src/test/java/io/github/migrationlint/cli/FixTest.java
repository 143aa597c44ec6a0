package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixTest {
  /** A label that is no string: quoting it is safe. */
  private static final String LABEL = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy # gold
      metadata: {name: gold}
      spec:
        allowPostCopy: false
        selectors:
          namespaceSelector: {hpc: true,  team:   'a'}
      """;

  /** A misspelled field: renaming it needs review. */
  private static final String FIELD = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: silver}
      spec:
        allowPostcopy: false
        completionTimeoutPerGiB: 400
        selectors:
          namespaceSelector: {team: b}
      """;

  private final Path folder;
  private final Program program;

  FixTest(@TempDir Path folder) {
    this.folder = folder;
    program = new Program(folder).with("gold.yaml", LABEL).with("silver.yaml", FIELD);
  }

  @Test
  void safe_fixes_are_applied_and_the_rest_is_reported() {
    var ended = program.run("--fix");

    assertEquals(LABEL.replace("hpc: true", "hpc: \"true\""), program.read("gold.yaml"));
    assertEquals(FIELD, program.read("silver.yaml"));
    assertTrue(ended.out().contains("error[unknown-field]"), ended::out);
    assertEquals("applied 1 fix in 1 file\n", ended.err());
    assertEquals(ExitCode.FINDINGS, ended.exitCode());
  }

  @Test
  void unsafe_fixes_are_applied_only_where_asked_for() {
    var ended = program.run("--unsafe-fixes");

    assertEquals(FIELD.replace("Postcopy", "PostCopy"), program.read("silver.yaml"));
    assertEquals("applied 2 fixes in 2 files\n", ended.err());
    assertEquals(ExitCode.CLEAN, ended.exitCode());
  }

  @Test
  void fixing_twice_changes_nothing() {
    program.run("--unsafe-fixes");
    var once = program.read("gold.yaml");

    var ended = program.run("--unsafe-fixes");

    assertEquals(once, program.read("gold.yaml"));
    assertEquals("", ended.err());
  }

  @Test
  void a_difference_is_all_of_standard_output_and_changes_no_file() {
    var ended = program.run("--diff");

    assertEquals("""
        --- a/gold.yaml
        +++ b/gold.yaml
        @@ -4,4 +4,4 @@
         spec:
           allowPostCopy: false
           selectors:
        -    namespaceSelector: {hpc: true,  team:   'a'}
        +    namespaceSelector: {hpc: "true",  team:   'a'}
        """, ended.out());
    assertEquals(LABEL, program.read("gold.yaml"));
    assertTrue(ended.err().contains("error[unknown-field]"), ended::err);
    assertEquals(ExitCode.FINDINGS, ended.exitCode());
  }

  @Test
  void a_difference_that_is_not_there_is_clean() {
    var ended = program.run("--diff", "--fail-on", "never", "silver.yaml");
    assertEquals("", ended.out());
    assertEquals(ExitCode.CLEAN, ended.exitCode());
  }

  @Test
  void standard_input_comes_out_fixed() {
    var ended = program.withInput(LABEL).run("--fix", "-");

    assertEquals(LABEL.replace("hpc: true", "hpc: \"true\""), ended.out());
    assertTrue(ended.err().contains("no problems"), ended::err);
    assertEquals(LABEL, program.read("gold.yaml"));
  }

  @Test
  void standard_input_without_a_fix_comes_out_as_it_went_in() {
    assertEquals(FIELD, program.withInput(FIELD).run("--fix", "-").out());
  }

  @Test
  void what_is_no_text_of_ours_stays() throws IOException {
    var crlf = "\uFEFF" + LABEL.replace("\n", "\r\n").stripTrailing();
    var file = folder.resolve("odd.yaml");
    Files.write(file, crlf.getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    program.run("--fix", "odd.yaml");

    assertArrayEquals(
        crlf.replace("hpc: true", "hpc: \"true\"").getBytes(StandardCharsets.UTF_8),
        Files.readAllBytes(file));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void a_file_that_a_link_leads_to_outside_of_the_folder_is_not_written(@TempDir Path elsewhere)
      throws IOException {
    var victim = Files.writeString(elsewhere.resolve("victim.yaml"), LABEL);
    Files.createSymbolicLink(folder.resolve("link.yaml"), victim);

    var ended = program.run("--fix", "link.yaml");

    assertEquals(LABEL, Files.readString(victim));
    assertEquals(ExitCode.WRONG_USAGE, ended.exitCode());
    assertTrue(
        ended
            .err()
            .contains(
                "cannot fix `link.yaml`: a link in its path leads out of the working directory"),
        ended::err);
  }

  /** Flat labels uncover a value that is no string; quoting it is a fix of its own. */
  @Test
  void a_fix_may_uncover_what_another_one_puts_right() {
    var nested = LABEL
        .replace("allowPostCopy", "allowPostcopy")
        .replace("{hpc: true,  team:   'a'}", "\n      matchLabels:\n        hpc: true");
    program.with("gold.yaml", nested);

    var ended = program.run("--unsafe-fixes", "gold.yaml");

    assertEquals(
        LABEL.replace("{hpc: true,  team:   'a'}", "\n      hpc: \"true\""),
        program.read("gold.yaml"));
    assertEquals(ExitCode.CLEAN, ended.exitCode(), ended::out);
  }

  /** The misspelled field would become one that is there already. */
  @Test
  void a_fix_that_makes_a_new_finding_is_not_applied() {
    var twice = FIELD.replace("allowPostcopy", "allowPostCopy: true\n  allowPostcopy");
    program.with("silver.yaml", twice);

    var ended = program.run("--unsafe-fixes", "silver.yaml");

    assertEquals(twice, program.read("silver.yaml"));
    assertTrue(ended.out().contains("error[unknown-field]"), ended::out);
  }
}

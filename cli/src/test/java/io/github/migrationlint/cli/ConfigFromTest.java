package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change that weakens its own check is reported, and has no effect where the base decides. */
class ConfigFromTest {
  private static final String NEGATIVE = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: gold}
      spec:
        bandwidthPerMigration: "-1"
        selectors:
          virtualMachineInstanceSelector: {tier: gold}
      """;

  private final Path folder;
  private final Program program;

  ConfigFromTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    program = new Program(this.folder)
        .with(".migration-lint.yaml", "version: 1\nrules: {tied-policies: error}\n")
        .with("kubevirt.yaml", Program.NEVER_STARTS);
  }

  @BeforeEach
  void begin() {
    program.commit();
  }

  @Test
  void a_rule_that_a_change_turns_off_is_reported_and_stays_on_where_the_base_decides() {
    program.with("policy.yaml", NEGATIVE);
    program.with(
        ".migration-lint.yaml",
        "version: 1\nrules:\n  negative-bandwidth: off\n  tied-policies: note\nexclude: [lab/**]\n");

    var weak = program.run("--since", "main");
    assertEquals(ExitCode.CLEAN, weak.exitCode(), weak::toString);
    assertTrue(weak.out().contains("""
            the check itself changes in 3 places:
              .migration-lint.yaml:3:3: level of `negative-bandwidth` is now off, was not set
              .migration-lint.yaml:4:3: level of `tied-policies` is now note, was error
              .migration-lint.yaml:5:1: `lab/**` is now excluded
            """), weak::out);

    var strict = program.run("--since", "main", "--config-from", "base");
    assertEquals(ExitCode.FINDINGS, strict.exitCode(), strict::toString);
    assertTrue(strict.out().contains("error[negative-bandwidth]"), strict::out);
    assertTrue(strict.out().contains("is now off"), strict::out);
    assertEquals(
        ExitCode.CLEAN, program.run("--since", "main", "--config-from=head").exitCode());
  }

  @Test
  void a_suppression_that_a_change_adds_is_reported_and_does_not_count_where_the_base_decides() {
    program.with(
        "policy.yaml",
        NEGATIVE.replace(
            "  bandwidth", "  # migration-lint: allow negative-bandwidth -- test\n  bandwidth"));

    var weak = program.run("--since", "main", "-f", "json");
    assertEquals(ExitCode.CLEAN, weak.exitCode(), weak::toString);
    assertTrue(
        weak.out().contains("\"message\": \"new suppression of `negative-bandwidth`: test\""),
        weak::out);

    var strict = program.run("--since", "main", "--config-from", "base", "-f", "concise");
    assertEquals(ExitCode.FINDINGS, strict.exitCode(), strict::toString);
    assertTrue(strict.out().contains("error[negative-bandwidth]"), strict::out);
    assertFalse(strict.out().contains("suppression"), strict::out);
  }

  @Test
  void a_suppression_that_the_base_has_counts_and_is_reported_where_it_holds_longer()
      throws IOException {
    var allowed = NEGATIVE.replace(
        "  bandwidth",
        "  # migration-lint: allow negative-bandwidth until=2090-01-31 -- test\n  bandwidth");
    program.with("policy.yaml", allowed);
    program.commit();
    // Elsewhere in the file, and in another file, it is the same suppression.
    Files.delete(folder.resolve("policy.yaml"));
    program.with("moved.yaml", "# moved\n" + allowed.replace("2090-01-31", "2091-01-31"));

    var ended = program.run("--since", "main", "--config-from", "base");

    assertEquals(ExitCode.CLEAN, ended.exitCode(), ended::toString);
    assertTrue(ended.out().contains("1 suppressed"), ended::out);
    assertTrue(
        ended.out().contains("the suppression of `negative-bandwidth` now holds until 2091-01-31"),
        ended::out);
  }

  @Test
  void entries_that_a_change_adds_to_the_baseline_are_reported_and_do_not_count()
      throws IOException {
    program.with("policy.yaml", NEGATIVE);
    assertEquals(ExitCode.CLEAN, program.run("baseline", "create").exitCode());

    var weak = program.run("--since", "main");
    assertEquals(ExitCode.CLEAN, weak.exitCode(), weak::toString);
    assertTrue(
        weak.out().contains("1 finding of `negative-bandwidth` is new in the baseline"), weak::out);
    var strict = program.run("--since", "main", "--config-from", "base");
    assertEquals(ExitCode.FINDINGS, strict.exitCode(), strict::toString);
  }

  @Test
  void a_change_that_decides_nothing_says_nothing() {
    program.with("kubevirt.yaml", "# moved\n" + Program.NEVER_STARTS);
    program.with(
        ".migration-lint.yaml", "# moved\nversion: 1\nrules: {tied-policies: {level: error}}\n");

    var ended = program.run("--since", "main");

    assertFalse(ended.out().contains("the check itself"), ended::out);
  }

  @Test
  void the_base_is_the_whole_chain_that_its_configuration_extends() {
    program.with("platform.yaml", "version: 1\nrules: {negative-bandwidth: warning}\n");
    program.with("sub/.migration-lint.yaml", "version: 1\nextends: ../platform.yaml\n");
    program.commit();
    program.with("platform.yaml", "version: 1\nrules: {negative-bandwidth: off}\n");
    program.with("sub/policy.yaml", NEGATIVE);
    var sub = new Program(folder.resolve("sub"));

    var ended = sub.run("--since", "main", "--config-from", "base", "-f", "concise");

    assertTrue(ended.out().contains("warning[negative-bandwidth]"), ended::toString);
  }

  @Test
  void without_a_comparison_a_revision_can_decide_too() {
    program.with("policy.yaml", NEGATIVE);
    program.with(".migration-lint.yaml", "version: 1\nrules: {negative-bandwidth: off}\n");

    var ended = program.run("--config-from", "main", "-f", "concise");

    assertTrue(ended.out().contains("error[negative-bandwidth]"), ended::toString);
    assertTrue(ended.out().contains("zero-parallel-migrations"), ended::toString);
  }

  @Test
  void what_cannot_be_followed_is_wrong_usage() {
    for (var words : List.of(
        List.of("--config-from", "base"),
        List.of("--config-from", "nosuch"),
        List.of("--since", "main", "--config-from", "base", "--config", "new.yaml"))) {
      program.with("new.yaml", "version: 1\n");
      var ended = program.run(words.toArray(String[]::new));
      assertEquals(ExitCode.WRONG_USAGE, ended.exitCode(), ended::toString);
    }
  }

  /** The policy has not changed; what makes the claim true about it has. */
  @Test
  void an_annotation_is_shown_where_the_diff_is() {
    program.with("a.yaml", NEGATIVE.replace("\"-1\"", "64Mi"));
    program.commit();
    program.with(
        "b.yaml", NEGATIVE.replace("\"-1\"", "64Mi").replace("gold}\nspec", "bronze}\nspec"));

    var ended = program.run("--since", "main", "-f", "github");

    // `gold` loses to the new `bronze`, whose name is smaller.
    assertTrue(ended.out().contains("::error file=b.yaml,line=3,"), ended::out);
    assertTrue(ended.out().contains("%0Aat: a.yaml:3:"), ended::out);
  }
}

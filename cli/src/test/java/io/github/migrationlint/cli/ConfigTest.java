package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.cli.Program.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  private final Program program;

  ConfigTest(@TempDir Path folder) {
    program = new Program(folder).with(".git/HEAD", "ref: refs/heads/main\n");
  }

  @Test
  void a_check_obeys_the_configuration_in_its_folder() {
    program.with("kubevirt.yaml", Program.NEVER_STARTS).with(".migration-lint.yaml", """
            version: 1
            rules:
              zero-parallel-migrations: {level: warning}
            """);

    var ended = program.run();
    assertEquals(0, ended.exitCode(), ended.out());
    assertTrue(ended.out().startsWith("warning[zero-parallel-migrations]:"), ended.out());
    assertEquals(1, program.run("--no-config").exitCode());
  }

  @Test
  void a_rule_that_is_off_says_nothing_unless_it_is_selected() {
    program
        .with("kubevirt.yaml", Program.NEVER_STARTS)
        .with(
            ".migration-lint.yaml",
            "version: 1\nrules: {zero-parallel-migrations: {level: off}}\n");

    assertEquals(0, program.run().exitCode());
    assertEquals(1, program.run("--select", "zero-parallel-migrations").exitCode());
  }

  @Test
  void another_configuration_can_be_named() {
    program
        .with("kubevirt.yaml", Program.NEVER_STARTS)
        .with(".migration-lint.yaml", "version: 1\n")
        .with("ci/lint.yaml", "version: 1\nexclude: [kubevirt.yaml]\n");

    assertEquals(1, program.run().exitCode());
    assertEquals(0, program.run("--config", "ci/lint.yaml").exitCode());
    assertEquals(
        new Ended(2, "", "migration-lint: no such file or folder: `no.yaml`\n"),
        program.run("--config", "no.yaml"));
    assertEquals(
        new Ended(2, "", "migration-lint: `--config` and `--no-config` exclude each other\n"),
        program.run("--no-config", "--config", "ci/lint.yaml"));
  }

  @Test
  void exclusions_start_where_the_configuration_lies() {
    program
        .with("apps/old/kubevirt.yaml", Program.NEVER_STARTS)
        .with("apps/new/kubevirt.yaml", Program.CLEAN)
        .with(".migration-lint.yaml", "version: 1\nexclude: [apps/old/**]\n");

    assertEquals(0, program.run().exitCode());
    assertEquals(0, program.in("apps").run().exitCode());
    assertEquals(1, program.in("apps").run("--no-config").exitCode());
  }

  @Test
  void a_mistake_is_wrong_usage_and_names_its_place() {
    program.with("kubevirt.yaml", Program.CLEAN).with(".migration-lint.yaml", """
        version: 1
        rules:
          zero-parallel-migration: {level: off}
        excludes: []
        """);
    var expected = new Ended(2, "", """
        migration-lint: .migration-lint.yaml:3:3: no rule is called `zero-parallel-migration`, did you mean `zero-parallel-migrations`?
        migration-lint: .migration-lint.yaml:4:1: no key is called `excludes`, did you mean `exclude`?
        """);

    assertEquals(expected, program.run());
    assertEquals(expected, program.run("who-wins"));
    assertEquals(expected, program.run("config", "verify"));
    assertEquals(0, program.run("--no-config").exitCode());
  }

  @Test
  void a_new_configuration_can_be_used_and_is_never_overwritten() {
    assertEquals(new Ended(0, "wrote `.migration-lint.yaml`\n", ""), program.run("config", "init"));
    assertEquals(
        new Ended(0, "`.migration-lint.yaml` can be used\n", ""), program.run("config", "verify"));
    assertEquals(
        new Ended(2, "", "migration-lint: `.migration-lint.yaml` is there already\n"),
        program.run("config", "init"));
  }

  /** What a user gets who takes the comments away, as the comments ask for. */
  @Test
  void every_line_of_the_new_configuration_can_be_used() {
    program.run("config", "init");
    var uncommented = new StringBuilder();
    for (var line : program.read(".migration-lint.yaml").lines().toList()) {
      var isKept = line.startsWith("# yaml-language-server: $schema=https://");
      uncommented
          .append(line.startsWith("# ") && !isKept ? line.substring(2) : line)
          .append('\n');
    }
    program.with(".migration-lint.yaml", uncommented.toString());

    assertEquals(new Ended(0, """
            file         .migration-lint.yaml
            target       HCO 1.16, KubeVirt 1.6
            cluster      prod-east: clusters/prod-east; 12 nodes; link 25Gbit; all namespaces
            cluster      prod-west: clusters/prod-west
            fleet        production: prod-east, prod-west
            rule         tied-policies: error
            overrides    1
            suppression  catch-all-policy: agreed fallback
            exclude      examples/**
            """, ""), program.run("config", "show"));
  }

  @Test
  void what_to_do_with_the_configuration_has_to_be_said() {
    assertEquals(
        new Ended(2, "", "migration-lint: config what? There are init, verify, show, schema\n"),
        program.run("config"));
    assertEquals(
        new Ended(
            2, "", "migration-lint: nothing is expected here: `shaw`; did you mean `show`?\n"),
        program.run("config", "shaw"));
    assertEquals(
        new Ended(
            2,
            "",
            "migration-lint: no `.migration-lint.yaml` here or in a folder above;"
                + " `migration-lint config init` begins one\n"),
        program.run("config", "show"));
  }
}

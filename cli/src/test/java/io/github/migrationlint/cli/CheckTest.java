package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
  private static final String REPORT =
      Program.ERROR_TITLE + """
       --> kubevirt.yaml:9:42
        |
      9 |       parallelOutboundMigrationsPerNode: 0
        |                                          ^
        = help: set `parallelOutboundMigrationsPerNode` to 1 or more; the default is 2
        = fix: set `parallelOutboundMigrationsPerNode` to `2` (needs review)

      found 1 error in 1 file (1 KubeVirt)
      1 fixable with `--unsafe-fixes`
      """ + Program.ASSUMED + Program.HOW_TO_ACCEPT;

  private final Path folder;

  CheckTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Program program() {
    return new Program(folder);
  }

  private Program withError() {
    return program().with("kubevirt.yaml", Program.NEVER_STARTS);
  }

  private Program withWarning() throws IOException {
    program().with("elsewhere/a.yaml", Program.CLEAN).with("repo/a.yaml", Program.CLEAN);
    Files.createSymbolicLink(folder.resolve("repo/b.yaml"), folder.resolve("elsewhere/a.yaml"));
    return new Program(folder.resolve("repo"));
  }

  @Test
  void an_error_exits_with_1() {
    assertEquals(new Ended(1, REPORT, ""), withError().run("check", "kubevirt.yaml"));
  }

  @Test
  void nothing_found_exits_with_0() {
    var ended = program().with("kubevirt.yaml", Program.CLEAN).run("check", "kubevirt.yaml");
    assertEquals(new Ended(0, "no problems in 1 file (1 KubeVirt)\n" + Program.ASSUMED, ""), ended);
  }

  @Test
  void nothing_to_check_exits_with_0_and_says_so() {
    var ended = program().with("a.yaml", "a: 1\n").with("b/c.json", "{}\n").run("check");
    assertEquals(new Ended(0, "no KubeVirt objects in 2 files\n", ""), ended);
  }

  @Test
  void without_a_command_or_a_path_the_working_directory_is_checked() {
    var expected = withError().run("check", ".");
    assertEquals(1, expected.exitCode());
    assertEquals(expected, withError().run());
    assertEquals(expected, withError().run("kubevirt.yaml"));
    assertEquals(expected, withError().run("--fail-on", "error"));
  }

  @Test
  void a_path_that_does_not_exist_exits_with_2_and_tells_the_nearest() {
    assertEquals(
        new Ended(
            2,
            "",
            "migration-lint: no such file or folder: `kubevirt.yml`;"
                + " did you mean `kubevirt.yaml`?\n"),
        withError().run("kubevirt.yml"));
  }

  @Test
  void two_dashes_end_the_options() {
    var ended = program().with("-q.yaml", Program.NEVER_STARTS).run("check", "--", "-q.yaml");
    assertEquals(REPORT.replace("kubevirt.yaml", "-q.yaml"), ended.out());
  }

  @Test
  void options_may_be_behind_paths() {
    assertEquals(
        withError().run("-f", "json", "kubevirt.yaml"),
        withError().run("kubevirt.yaml", "--format=json"));
  }

  @Test
  void a_finding_below_the_threshold_exits_with_0() throws IOException {
    var program = withWarning();
    var ended = program.run("check");
    assertEquals(0, ended.exitCode());
    assertTrue(ended.out().startsWith("warning[unfollowed-link]: "), ended.out());
    assertEquals(1, program.run("check", "--fail-on", "warning").exitCode());
    assertEquals(1, program.run("check", "--fail-on", "note").exitCode());
  }

  @Test
  void nothing_fails_where_nothing_may() {
    assertEquals(new Ended(0, REPORT, ""), withError().run("check", "--fail-on=never"));
  }

  @Test
  void the_threshold_is_the_last_one_given() {
    assertEquals(0, withError().run("--fail-on", "note", "--fail-on", "never").exitCode());
  }

  @Test
  void a_threshold_that_does_not_exist_exits_with_2() {
    assertEquals(
        new Ended(
            2,
            "",
            "migration-lint: `--fail-on` is error, warning, note or never, not `warnings`\n"),
        withError().run("--fail-on", "warnings"));
  }

  @Test
  void rules_are_selected_and_ignored_by_name() {
    var silent = new Ended(0, "no problems in 1 file (1 KubeVirt)\n" + Program.ASSUMED, "");
    assertEquals(silent, withError().run("--select", "identical-selectors"));
    assertEquals(silent, withError().run("--ignore=schema,zero-parallel-migrations"));
    assertEquals(silent, withError().run("--ignore=schema", "--ignore=zero-parallel-migrations"));
    assertEquals(
        1, withError().run("--select", "schema,zero-parallel-migrations").exitCode());
  }

  @Test
  void an_unknown_rule_exits_with_2_and_tells_the_nearest() {
    assertEquals(
        new Ended(
            2,
            "",
            "migration-lint: no rule `zero-paralel-migrations`;"
                + " did you mean `zero-parallel-migrations`?\n"),
        withError().run("--select", "zero-paralel-migrations"));
    assertEquals(
        new Ended(2, "", "migration-lint: no rule `tabs`\n"), withError().run("--ignore", "tabs"));
  }

  @Test
  void what_is_excluded_is_not_read() {
    var program = withError().with("examples/deep/a.yaml", Program.NEVER_STARTS);
    assertTrue(program.run().out().contains("found 2 errors in 2 files"));
    assertEquals(
        REPORT.replace("(1 KubeVirt)", "(1 KubeVirt, 1 excluded)"),
        program.run("--exclude", "examples/**").out());
    assertEquals(
        "no KubeVirt objects in 0 files (2 excluded)\n",
        program.run("--exclude", "{examples,none}/**", "--exclude=kube*.yaml").out());
  }

  @Test
  void standard_input_is_read_where_a_dash_is() {
    var ended = program().withInput(Program.NEVER_STARTS).run("check", "-");
    assertEquals(REPORT.replace("kubevirt.yaml", "<stdin>"), ended.out());
    assertEquals(1, ended.exitCode());
  }

  @Test
  void standard_input_takes_the_place_of_the_file_it_is_named_after() {
    var program = withError().withInput(Program.CLEAN);
    assertEquals(
        new Ended(0, "no problems in 1 file (1 KubeVirt)\n" + Program.ASSUMED, ""),
        program.run("--stdin-filename", "kubevirt.yaml", "-", "."));
  }

  @Test
  void naming_standard_input_is_asking_for_it() {
    var ended = program().withInput(Program.NEVER_STARTS).run("--stdin-filename=kubevirt.yaml");
    assertEquals(new Ended(1, REPORT, ""), ended);
  }

  @Test
  void a_name_for_standard_input_that_is_not_read_is_a_mistake() {
    assertEquals(
        new Ended(
            2,
            "",
            "migration-lint: `--stdin-filename` names standard input, which is not read;"
                + " add `-` to the paths\n"),
        withError().run("--stdin-filename", "a.yaml", "kubevirt.yaml"));
  }

  @Test
  void quiet_has_nothing_to_say_when_nothing_is_found() {
    assertEquals(
        new Ended(0, "", ""), program().with("kubevirt.yaml", Program.CLEAN).run("--quiet"));
    assertEquals(new Ended(1, REPORT, ""), withError().run("-q"));
  }

  @Test
  void quiet_does_not_keep_json_from_a_program() {
    var ended = program().with("kubevirt.yaml", Program.CLEAN).run("-q", "-f", "json");
    assertTrue(ended.out().contains("\"findings\": []"), ended.out());
  }

  @Test
  void statistics_count_each_rule_and_do_not_disturb_the_report() {
    var ended = withError()
        .with("b.yaml", Program.NEVER_STARTS)
        .with("c.yaml", "apiVersion: kubevirt.io/v1\nkind: {a\n")
        .run("--statistics", "-f", "json");
    assertEquals("""
        2  error  zero-parallel-migrations
        1  error  yaml-syntax
        """, ended.err());
    assertTrue(ended.out().startsWith("{"), ended.out());
  }

  @Test
  void a_broken_file_is_an_error_and_does_not_silence_the_others() {
    var ended = withError()
        .with("broken.yaml", "apiVersion: kubevirt.io/v1\nkind: {KubeVirt\n")
        .run();
    assertEquals(1, ended.exitCode());
    assertTrue(ended.out().contains("error[yaml-syntax]"), ended.out());
    assertTrue(ended.out().contains("error[zero-parallel-migrations]"), ended.out());
  }

  @Test
  void only_who_asks_for_it_gets_color() {
    var escape = "\u001b[";
    assertFalse(withError().run().out().contains(escape));
    assertTrue(withError().onTerminal().run().out().contains(escape));
    assertTrue(withError().run("--color", "always").out().contains(escape));
    assertFalse(withError().onTerminal().run("--color", "never").out().contains(escape));
  }

  @Test
  void what_is_found_is_reported_in_utf_8_whatever_the_locale() {
    var ended = program().with("größe.yaml", Program.NEVER_STARTS).run("check", "gr*e.yaml");
    assertTrue(ended.out().contains("--> größe.yaml:9:42"), ended.out());
  }

  @Test
  void the_same_input_gives_the_same_bytes() {
    var program = withError().with("b/a.yaml", Program.NEVER_STARTS);
    assertEquals(program.run(), program.run());
    assertEquals(program.run("-f", "json"), program.run("-f", "json"));
  }
}

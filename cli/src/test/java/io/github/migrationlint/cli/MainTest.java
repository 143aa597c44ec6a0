package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.cli.Program.Ended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private final Path folder;

  MainTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Ended run(String... words) {
    return new Program(folder).run(words);
  }

  private static Ended refused(String why) {
    return new Ended(2, "", "migration-lint: " + why + "\n");
  }

  @Test
  void a_mistyped_command_is_recognized() {
    assertEquals(
        refused("neither a command nor a path: `explian`; did you mean the command `explain`?"),
        run("explian", "schema"));
    assertEquals(
        refused("neither a command nor a path: `who-win`; did you mean the command `who-wins`?"),
        run("who-win"));
  }

  @Test
  void what_is_like_no_command_is_a_path() {
    assertEquals(refused("no such file or folder: `clusters/prod`"), run("clusters/prod"));
  }

  @Test
  void a_command_behind_an_option_is_reported_where_it_belongs() {
    assertEquals(
        refused("no such file or folder: `check`; a command comes first"), run("--quiet", "check"));
  }

  @Test
  void an_unknown_option_exits_with_2_and_tells_the_nearest() {
    assertEquals(refused("no option `--slect`; did you mean `--select`?"), run("--slect", "x"));
    assertEquals(refused("no option `--vm`"), run("check", "--vm=a/b"));
    assertEquals(refused("no option `-x`"), run("check", "-x"));
    assertEquals(
        refused("no option `--fail-om`; did you mean `--fail-on`?"), run("--fail-om=note"));
  }

  @Test
  void options_are_written_out() {
    assertEquals(refused("no option `--stat`; did you mean `--statistics`?"), run("--stat"));
  }

  @Test
  void an_option_without_its_value_exits_with_2() {
    assertEquals(refused("option `--fail-on` needs a value"), run("check", "--fail-on"));
    assertEquals(refused("option `--format` needs a value"), run("check", "-f"));
    assertEquals(refused("option `--select` needs a value"), run("--select", "--quiet"));
  }

  @Test
  void a_value_for_an_option_that_takes_none_exits_with_2() {
    assertEquals(refused("option `--quiet` takes no value"), run("check", "--quiet=yes"));
  }

  @Test
  void words_where_none_belong_exit_with_2() {
    assertEquals(refused("nothing is expected here: `x`"), run("rules", "x"));
    assertEquals(refused("nothing is expected here: `x`"), run("version", "x"));
  }

  @Test
  void what_a_terminal_would_obey_is_shown_instead() {
    assertEquals(refused("no such file or folder: `a\\x1b\\u202e`"), run("a\u001b\u202e"));
  }

  @Test
  void a_bug_exits_with_3_and_asks_to_report_it() {
    var ended = new Program(folder).withInput(new Broken()).run("-");
    assertEquals(3, ended.exitCode());
    assertEquals("", ended.out());
    var lines = ended.err().lines().toList();
    assertEquals(
        "migration-lint: internal error: java.lang.IllegalStateException: no good", lines.get(0));
    assertTrue(lines.get(1).startsWith("  migration-lint "), ended.err());
    assertEquals(
        "  this is a bug in migration-lint, please report it; --verbose shows where", lines.get(2));
    assertEquals(3, lines.size());
  }

  @Test
  void a_bug_is_traced_for_who_wants_to_know() {
    var ended = new Program(folder).withInput(new Broken()).run("-", "--verbose");
    assertEquals(3, ended.exitCode());
    assertTrue(ended.err().contains("at io.github.migrationlint.cli.Main.run("), ended.err());
    assertFalse(ended.err().contains("\\u0009"), ended.err());
  }

  /** Represents any mistake of ours. */
  private static final class Broken extends InputStream {
    @Override
    public int read() {
      throw new IllegalStateException("no good");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return read();
    }
  }

  @Test
  void a_reader_who_leaves_early_is_no_error() {
    assertEquals("", complaintWhenOutputFailsWith("Broken pipe", ExitCode.CLEAN));
  }

  @Test
  void an_output_that_takes_no_more_exits_with_2() {
    assertEquals(
        "migration-lint: cannot write to standard output: No space left on device\n",
        complaintWhenOutputFailsWith("No space left on device", ExitCode.WRONG_USAGE));
  }

  private String complaintWhenOutputFailsWith(String problem, int exitCode) {
    var err = new ByteArrayOutputStream();
    var out = new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        throw new IOException(problem);
      }
    };
    var around = new Environment(
        InputStream.nullInputStream(),
        out,
        err,
        Map.of(),
        () -> false,
        () -> false,
        folder.toAbsolutePath());
    assertEquals(exitCode, new Main(around).run(List.of("rules")));
    return err.toString(StandardCharsets.UTF_8);
  }
}

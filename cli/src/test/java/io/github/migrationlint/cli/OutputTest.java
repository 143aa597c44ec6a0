package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.cli.Program.Ended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
  private final Path folder;
  private final Program program;

  OutputTest(@TempDir Path folder) {
    this.folder = folder;
    program = new Program(folder).with("a.yaml", Program.NEVER_STARTS);
  }

  private static Ended refused(String why) {
    return new Ended(2, "", "migration-lint: " + why + "\n");
  }

  @Test
  void json_goes_to_standard_output_in_place_of_text() {
    var ended = program.run("-f", "json");
    assertTrue(ended.out().startsWith("{"), ended.out());
    assertTrue(ended.out().endsWith("}\n"), ended.out());
    assertFalse(ended.out().contains("found 1 error"), ended.out());
    assertEquals(1, ended.exitCode());
  }

  @Test
  void a_file_gets_what_standard_output_would() {
    var json = program.run("-f", "json").out();
    var text = program.run().out();
    var ended = program.run("-f", "json=a.json", "--format=text=a.txt", "a.yaml");
    assertEquals(json, program.read("a.json"));
    assertEquals(text, program.read("a.txt"));
    assertEquals(text, ended.out());
  }

  @Test
  void a_reporter_that_fails_does_not_silence_the_others() {
    var err = new ByteArrayOutputStream();
    var none = OutputStream.nullOutputStream();
    var console = Console.of(new Environment(
        InputStream.nullInputStream(), none, err, Map.of(), () -> false, () -> false, folder));
    var outputs = Output.all(List.of("json=a.json", "sarif=b.sarif"), folder);
    assertFalse(outputs
        .get(0)
        .write(
            "report",
            (report, out) -> {
              throw new StackOverflowError();
            },
            console,
            folder));
    assertTrue(outputs
        .get(1)
        .write("report", (report, out) -> new PrintWriter(out).print(report), console, folder));
    assertFalse(Files.exists(folder.resolve("a.json")));
    assertEquals("report", program.read("b.sarif"));
    assertTrue(
        err.toString(StandardCharsets.UTF_8)
            .startsWith("migration-lint: internal error: writing the json report: "
                + "java.lang.StackOverflowError"),
        err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void text_is_there_to_read_even_if_all_else_goes_to_files() {
    assertEquals(program.run(), program.run("-f", "json=a.json", "a.yaml"));
  }

  @Test
  void a_dash_represents_standard_output() {
    assertEquals(program.run("-f", "json"), program.run("-f", "json=-"));
  }

  @Test
  void a_file_has_no_color() {
    program.run("--color", "always", "-f", "text=a.txt");
    assertFalse(program.read("a.txt").contains("\u001b"));
  }

  @Test
  void two_formats_cannot_share_a_destination() {
    assertEquals(
        refused("two formats for standard output; send one to a file: `--format json=FILE`"),
        program.run("-f", "text", "-f", "json"));
    assertEquals(
        refused("two formats for `a`; send one to a file: `--format json=FILE`"),
        program.run("-f", "text=a", "-f", "json=a"));
  }

  @Test
  void a_format_that_does_not_exist_is_refused() {
    assertEquals(
        refused(
            "no format `yaml` here; there are text, json, sarif, junit, github, gitlab, checkstyle,"
                + " markdown, concise, rdjsonl"),
        program.run("-f", "yaml=a.yaml"));
    assertEquals(
        refused("no format `sarif` here; there are text, json"), program.run("rules", "-fsarif"));
  }

  @Test
  void a_destination_without_a_name_is_refused() {
    assertEquals(refused("`--format json=` names no file"), program.run("-f", "json="));
  }

  @Test
  void text_and_annotations_share_a_log() {
    var both = program.run("-f", "text", "-f", "github").out();

    assertEquals(program.run("-f", "text").out() + program.run("-f", "github").out(), both);
  }

  @Test
  void one_destination_spelled_in_two_ways_is_still_one() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), folder);
    for (var spelled : List.of("./a", "b/../a", "link/a")) {
      assertEquals(
          refused("two formats for `" + spelled + "`; send one to a file: `--format json=FILE`"),
          program.run("-f", "text=a", "-f", "json=" + spelled));
    }
  }

  @Test
  void folders_that_are_missing_are_made() {
    program.run("-q", "-f", "sarif=reports/of/a.sarif");
    assertEquals(program.run("-f", "sarif").out(), program.read("reports/of/a.sarif"));
  }

  @Test
  void a_file_that_cannot_be_written_exits_with_2() throws IOException {
    Files.createDirectory(folder.resolve("reports"));
    assertEquals(
        refused("cannot write `reports`: it is a folder"), program.run("-q", "-f", "json=reports"));
    assertEquals(
        refused("cannot write `a.yaml/b`: its folder is a file"),
        program.run("-q", "-f", "json=a.yaml/b"));
  }

  /** The linted repository may hold it, and the file it leads to is not the report's. */
  @Test
  void a_link_is_no_destination(@TempDir Path elsewhere) throws IOException {
    var victim = Files.writeString(elsewhere.resolve("victim"), "precious");
    Files.createSymbolicLink(folder.resolve("out.sarif"), victim);
    Files.createSymbolicLink(folder.resolve("out"), elsewhere);

    assertEquals(
        refused("cannot write `out.sarif`: it is a link"),
        program.run("-q", "-f", "sarif=out.sarif"));
    assertEquals(
        refused("cannot write `out/victim`: a link in its path leads out of the working directory"),
        program.run("-q", "-f", "sarif=out/victim"));
    assertEquals("precious", Files.readString(victim));
  }
}

package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationlint.cli.Program.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --add-suppressions} writes where each finding is, and what it writes holds. */
class AddSuppressionsTest {
  private static final String COMMENT =
      "# migration-lint: allow zero-parallel-migrations -- legacy";

  private final Path folder;

  AddSuppressionsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Program program() {
    return new Program(folder);
  }

  private static void assertAccepted(Program program, int findings, int files) {
    var ended = program.run("--add-suppressions", "legacy");
    var noun = findings == 1 ? " finding in " : " findings in ";
    assertEquals(
        new Ended(
            0, "suppressed " + findings + noun + files + (files == 1 ? " file\n" : " files\n"), ""),
        ended);
    var after = program.run("--fail-on", "note");
    assertEquals(0, after.exitCode(), after.out());
    assertTrue(after.out().contains(findings + " suppressed"), after.out());
  }

  @Test
  void a_comment_is_written_above_the_entry() {
    var program = program().with("kubevirt.yaml", Program.NEVER_STARTS);
    assertAccepted(program, 1, 1);
    assertEquals(
        Program.NEVER_STARTS.replace(
            "      parallelOut", "      " + COMMENT + "\n      parallelOut"),
        program.read("kubevirt.yaml"));
  }

  @Test
  void line_ends_and_a_byte_order_mark_stay() throws IOException {
    var text = "\uFEFF" + Program.NEVER_STARTS.replace("\n", "\r\n").stripTrailing();
    Files.write(folder.resolve("kubevirt.yaml"), text.getBytes(StandardCharsets.UTF_8));
    assertAccepted(program(), 1, 1);
    assertEquals(
        text.replace("      parallelOut", "      " + COMMENT + "\r\n      parallelOut"),
        program().read("kubevirt.yaml"));
  }

  @Test
  void several_findings_of_one_node_share_a_comment_and_the_first_key_gets_it_behind() {
    var program = program().with("policy.yaml", """
        apiVersion: migrations.kubevirt.io/v1
        kind: MigrationPolicy
        metadata: {name: p}
        spec:
          allowPostCopy: false
          bandwidthPerMigration: "64"
          selectors: {virtualMachineInstanceSelector: {a: b}}
        """);
    program.run("--add-suppressions", "legacy");
    var text = program.read("policy.yaml");
    assertTrue(
        text.startsWith("apiVersion: migrations.kubevirt.io/v1 # migration-lint: allow "), text);
    assertEquals(0, program.run("--fail-on", "note").exitCode(), program.run().out());
  }

  @Test
  void one_line_of_braces_gets_one_comment() {
    var text = Program.NEVER_STARTS.replace(
        "migrations:\n      parallelOutboundMigrationsPerNode: 0",
        "migrations: {parallelOutboundMigrationsPerNode: 0, parallelMigrationsPerCluster: 0}");
    var program = program().with("kubevirt.yaml", text);
    assertAccepted(program, 2, 1);
    assertEquals(1, program.read("kubevirt.yaml").split("migration-lint:", -1).length - 1);
  }

  @Test
  void json_gets_the_annotation() {
    var json = """
        {
          "apiVersion": "kubevirt.io/v1",
          "kind": "KubeVirt",
          "metadata": {
            "name": "kubevirt",
            "namespace": "kubevirt"
          },
          "spec": {"configuration": {"migrations": {"parallelOutboundMigrationsPerNode": 0}}}
        }
        """;
    var program = program().with("kubevirt.json", json);
    assertAccepted(program, 1, 1);
    assertEquals(
        json.replace(
            "    \"name\"",
            "    \"annotations\": {\"migration-lint/allow\":"
                + " \"zero-parallel-migrations -- legacy\"},\n    \"name\""),
        program.read("kubevirt.json"));
  }

  @Test
  void what_has_no_object_is_left_and_counted() {
    var program = program()
        .with("a.yaml", "kind: KubeVirt\n  broken: [\n")
        .with("kubevirt.yaml", Program.NEVER_STARTS);
    var ended = program.run("--add-suppressions", "legacy");
    assertEquals("suppressed 1 finding in 1 file; 1 left without a suppression\n", ended.out());
  }

  @Test
  void nothing_is_written_twice() {
    var program = program().with("kubevirt.yaml", Program.NEVER_STARTS);
    assertAccepted(program, 1, 1);
    var once = program.read("kubevirt.yaml");
    assertEquals(
        "suppressed 0 findings in 0 files\n",
        program.run("--add-suppressions", "x").out());
    assertEquals(once, program.read("kubevirt.yaml"));
  }

  @Test
  void a_reason_is_one_line() {
    var program = program().with("kubevirt.yaml", Program.NEVER_STARTS);
    assertEquals(2, program.run("--add-suppressions", " ").exitCode());
    assertEquals(2, program.run("--add-suppressions", "a\nb").exitCode());
    assertEquals(2, program.withInput("x").run("-", "--add-suppressions", "a").exitCode());
  }

  /** Whatever public manifests look like: all findings but those about files are accepted. */
  @Test
  void public_manifests_are_accepted() throws IOException {
    var corpus = Path.of(System.getProperty("shared", "../../shared"), "corpus");
    assumeTrue(Files.isDirectory(corpus));
    try (var files = Files.walk(corpus)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = folder.resolve(corpus.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var before = findings();
    var ended = program().run("--add-suppressions", "legacy");
    var left = ended.out().contains("; ")
        ? Integer.parseInt(ended.out().replaceAll("(?s).*; (\\d+) left.*", "$1"))
        : 0;
    assertTrue(left < before / 20, ended.out());
    assertEquals(left, findings(), program().run("-f", "concise").out());
  }

  private int findings() {
    return (int) program().run("-f", "concise").out().lines().count();
  }
}

package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.cli.Program.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  private final Path folder;

  SchemaTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Ended run(String... words) {
    return new Program(folder).run(words);
  }

  @Test
  void every_kind_is_listed_with_its_versions() {
    var ended = run("schema", "list");
    assertEquals(0, ended.exitCode());
    var table = ended.out();
    assertTrue(
        table.matches(
            "(?s).*\nmigrations.kubevirt.io/v1alpha1 +MigrationPolicy +KubeVirt 0.53, .*"),
        table);
    assertTrue(
        table.matches("(?s).*\nhco.kubevirt.io/v1beta1 +HyperConverged +.* 1.18, .*"), table);
  }

  @Test
  void versions_that_are_on_their_way_out_are_marked() {
    var table = run("schema", "list").out();
    assertTrue(table.matches("(?s).*kubevirt.io/v1alpha3 +VirtualMachine [^\n]*; deprecated\n.*"));
    assertTrue(table.contains("1.6; no longer served\n"), table);
  }

  @Test
  void what_to_do_with_schemas_has_to_be_said() {
    assertEquals(
        new Ended(
            2,
            "",
            "migration-lint: schema what? `migration-lint schema list` shows what is known\n"),
        run("schema"));
    assertEquals(
        new Ended(
            2, "", "migration-lint: nothing is expected here: `lists`; did you mean `list`?\n"),
        run("schema", "lists"));
    assertEquals(
        new Ended(2, "", "migration-lint: nothing is expected here: `v1`\n"),
        run("schema", "list", "v1"));
  }
}

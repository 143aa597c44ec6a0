package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.cli.Program.Ended;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration adds to those it extends. */
class ExtendsTest {
  private final Path folder;

  ExtendsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Program team(String configuration) {
    new Program(folder)
        .with(".git/HEAD", "ref: refs/heads/main\n")
        .with("platform/migration-lint.yaml", """
            version: 1
            rules: {zero-parallel-migrations: note, schema: off}
            overrides:
              - {paths: [lab/**], rules: {zero-parallel-migrations: off}}
            custom-rules:
              - {name: ours, kinds: [KubeVirt], schema: {required: [status]}, message: no status}
            """)
        .with("team/.migration-lint.yaml", configuration)
        .with("team/kubevirt.yaml", Program.NEVER_STARTS);
    return new Program(folder).in("team");
  }

  @Test
  void levels_overrides_and_rules_are_those_of_both() {
    var program = team("version: 1\nextends: ../platform/migration-lint.yaml\n");
    assertEquals("""
        kubevirt.yaml:4:9: warning[ours] no status
        kubevirt.yaml:9:42: note[zero-parallel-migrations] `parallelOutboundMigrationsPerNode` is 0,\
         so no migration ever starts
        """, program.run("-f", "concise").out());
    program.with("lab/kubevirt.yaml", Program.NEVER_STARTS);
    assertEquals("", program.run("-f", "concise", "--ignore", "ours", "lab").out());
  }

  @Test
  void what_a_file_says_itself_holds() {
    var program = team("""
        version: 1
        extends: [../platform/migration-lint.yaml]
        rules: {zero-parallel-migrations: error, ours: off}
        """);
    var ended = program.run("-f", "concise");
    assertEquals(1, ended.exitCode());
    assertEquals(1, ended.out().lines().count(), ended.out());
  }

  @Test
  void a_cycle_is_refused() {
    var program = team("version: 1\nextends: ../platform/migration-lint.yaml\n");
    new Program(folder)
        .with(
            "platform/migration-lint.yaml", "version: 1\nextends: ../team/.migration-lint.yaml\n");
    assertEquals(
        new Ended(
            2,
            "",
            "migration-lint: ../platform/migration-lint.yaml:2:10: `extends` must not lead back to"
                + " `../team/.migration-lint.yaml`\n"),
        program.run());
  }

  @Test
  void a_file_that_does_not_exist_or_is_not_local_is_refused() {
    for (var path : new String[] {"no.yaml", "https://example.com/a.yaml", "../../etc/passwd"}) {
      var ended = team("version: 1\nextends: " + path + "\n").run();
      assertEquals(2, ended.exitCode());
      assertTrue(
          ended
              .err()
              .startsWith("migration-lint: .migration-lint.yaml:2:10: `extends` must name a"
                  + " file of the work tree: "),
          ended.err());
    }
  }
}

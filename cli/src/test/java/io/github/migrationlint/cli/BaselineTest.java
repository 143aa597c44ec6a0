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

/** Known findings are counted, new ones are reported. */
class BaselineTest {
  private static final String FILE = ".migration-lint-baseline.json";

  private final Path folder;

  BaselineTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Program program() {
    return new Program(folder);
  }

  private Program frozen() {
    var program = program().with("kubevirt.yaml", Program.NEVER_STARTS);
    assertEquals(
        new Ended(0, "wrote `" + FILE + "`: 1 finding frozen\n", ""),
        program.run("baseline", "create"));
    return program;
  }

  private static void assertQuiet(int baselined, Ended ended) {
    assertEquals(0, ended.exitCode(), ended.out());
    assertTrue(ended.out().contains(baselined + " in the baseline"), ended.out());
    assertTrue(ended.out().startsWith("no problems"), ended.out());
  }

  @Test
  void an_entry_takes_one_line() {
    assertEquals("""
        {
          "version": 1,
          "findings": [
            {"rule":"zero-parallel-migrations","severity":"error","path":"kubevirt.yaml",\
        "object":"KubeVirt.kubevirt.io/kubevirt/kubevirt",\
        "field":"spec.configuration.migrations.parallelOutboundMigrationsPerNode",\
        "clusters":["default"]}
          ]
        }
        """, frozen().read(FILE));
  }

  @Test
  void what_is_frozen_is_counted_and_not_reported() {
    var program = frozen();
    assertQuiet(1, program.run());
    assertTrue(program.run("-f", "json").out().contains("\"baselined\": 1,"));
    assertEquals(1, program.run("--no-baseline").exitCode());
    assertEquals(1, program.run("check", "--no-baseline").exitCode());
  }

  @Test
  void lines_do_not_matter() {
    var program = frozen().with("kubevirt.yaml", "# one\n# more\n\n" + Program.NEVER_STARTS);
    assertQuiet(1, program.run());
  }

  @Test
  void a_file_may_move() throws IOException {
    var program = frozen().with("moved/kv.yaml", Program.NEVER_STARTS);
    Files.delete(folder.resolve("kubevirt.yaml"));
    assertQuiet(1, program.run());
  }

  @Test
  void the_folder_it_is_used_from_does_not_matter() {
    var program = program().with("sub/kubevirt.yaml", Program.NEVER_STARTS).with(".git/HEAD", "x");
    program.run("baseline", "create");
    assertQuiet(1, program.in("sub").run());
    assertQuiet(1, program.in("sub").run("kubevirt.yaml"));
    assertQuiet(1, program.run("sub"));
  }

  @Test
  void something_new_is_reported_alone() {
    var program = frozen();
    program.with("policy.yaml", """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: p}
        spec:
          bandwidthPerMigation: 1Gi
          selectors: {virtualMachineInstanceSelector: {a: b}}
        """);
    var ended = program.run("-f", "concise", "--ignore", "policy-matches-nothing");
    assertEquals(1, ended.exitCode());
    assertTrue(ended.out().startsWith("policy.yaml:5:3: error[unknown-field]"), ended.out());
    assertFalse(ended.out().contains("kubevirt.yaml"), ended.out());
  }

  /** Each cluster has a KubeVirt of the same name, and only the first one's is frozen. */
  @Test
  void the_same_mistake_in_a_file_of_another_cluster_is_new() {
    var program = program().with("clusters/a/kubevirt.yaml", Program.NEVER_STARTS);
    program.run("baseline", "create");
    program.with("clusters/b/kubevirt.yaml", Program.NEVER_STARTS);
    var ended = program.run("-f", "concise");
    assertEquals(1, ended.out().lines().count(), ended.out());
    assertTrue(ended.out().startsWith("clusters/b/kubevirt.yaml:9:42: error"), ended.out());

    program.with("clusters/a/kubevirt.yaml", Program.CLEAN);
    ended = program.run("-f", "concise", "--ignore", "stale-baseline-entry");
    assertTrue(ended.out().startsWith("clusters/b/kubevirt.yaml:9:42: error"), ended.out());
  }

  @Test
  void a_frozen_finding_that_becomes_more_severe_is_new() {
    var program = program()
        .with(".migration-lint.yaml", "version: 1\nrules: {zero-parallel-migrations: note}\n")
        .with("kubevirt.yaml", Program.NEVER_STARTS);
    program.run("baseline", "create");
    assertQuiet(1, program.run());
    program.with(".migration-lint.yaml", "version: 1\n");
    var ended = program.run("-f", "concise");
    assertEquals(1, ended.exitCode());
    assertEquals(1, ended.out().lines().count(), ended.out());
    program.with(
        ".migration-lint.yaml", "version: 1\nrules: {zero-parallel-migrations: warning}\n");
    assertEquals(1, program.run("--fail-on", "warning").exitCode());
  }

  @Test
  void a_milder_one_stays_frozen() {
    var program = frozen()
        .with(".migration-lint.yaml", "version: 1\nrules: {zero-parallel-migrations: note}\n");
    assertEquals(0, program.run("--fail-on", "note").exitCode());
  }

  @Test
  void what_is_solved_is_stale_until_it_is_pruned() {
    var program = frozen().with("kubevirt.yaml", Program.CLEAN);
    var ended = program.run();
    assertEquals(0, ended.exitCode());
    assertTrue(ended.out().startsWith("warning[stale-baseline-entry]: "), ended.out());
    assertEquals(
        new Ended(0, "wrote `" + FILE + "`: 0 findings left\n", ""),
        program.run("baseline", "prune"));
    assertEquals("{\n  \"version\": 1,\n  \"findings\": []\n}\n", program.read(FILE));
    assertEquals(
        new Ended(0, "no problems in 1 file (1 KubeVirt)\n" + Program.ASSUMED, ""), program.run());
  }

  @Test
  void what_a_run_leaves_out_is_not_solved() {
    var program = frozen().with("other/kubevirt.yaml", Program.CLEAN);
    assertEquals(0, program.run("--fail-on=note", "other").exitCode());
    assertEquals(
        0, program.run("--fail-on=note", "--ignore=zero-parallel-migrations").exitCode());
    assertEquals(
        new Ended(0, "wrote `../" + FILE + "`: 1 finding left\n", ""),
        program.in("other").run("baseline", "prune", "../" + FILE));
  }

  @Test
  void repeated_findings_are_counted() {
    var two = "apiVersion: v1\nkind: List\nitems:\n- "
        + Program.NEVER_STARTS.stripTrailing().replace("\n", "\n  ") + "\n";
    var program = program().with("list.yaml", two);
    program.run("baseline", "create");
    program.with(
        "list.yaml",
        two + "- " + Program.NEVER_STARTS.replace("\n", "\n  ").stripTrailing() + "\n");
    var found =
        program.run("-f", "concise", "--select", "zero-parallel-migrations").out();
    assertEquals(1, found.lines().count(), found);
  }

  @Test
  void the_configuration_names_a_file() {
    var program = program()
        .with(".migration-lint.yaml", "version: 1\nbaseline: ci/known.json\n")
        .with("ci/x.yaml", "a: 1\n")
        .with("kubevirt.yaml", Program.NEVER_STARTS);
    assertEquals(
        new Ended(2, "", "migration-lint: cannot use `ci/known.json`: it cannot be read\n"),
        program.run());
    assertEquals(
        new Ended(0, "wrote `ci/known.json`: 1 finding frozen\n", ""),
        program.run("baseline", "create"));
    assertTrue(program.read("ci/known.json").contains("\"../kubevirt.yaml\""));
    assertQuiet(1, program.run());
  }

  @Test
  void a_baseline_that_does_not_exist_or_is_none_exits_with_2() {
    var program = program().with("kubevirt.yaml", Program.CLEAN).with("b.json", "{\"version\": 2}");
    assertEquals(
        new Ended(2, "", "migration-lint: no such file or folder: `no.json`\n"),
        program.run("--baseline", "no.json"));
    assertEquals(
        new Ended(2, "", "migration-lint: b.json:1:13: `version` must be 1\n"),
        program.run("--baseline", "b.json"));
    assertEquals(2, program.run("baseline").exitCode());
    assertEquals(2, program.run("baseline", "prune").exitCode());
  }

  @Test
  void the_command_line_names_what_runs() {
    var program = program().with("policy.yaml", """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: p}
        spec:
          allowWorkloadDisruption: false
          selectors: {virtualMachineInstanceSelector: {a: b}}
        """);
    assertEquals(0, program.run("--select", "unknown-field").exitCode());
    assertEquals(
        1, program.run("--select", "unknown-field", "--target", "kubevirt=1.4").exitCode());
    assertEquals(
        new Ended(
            2,
            "",
            "migration-lint: --target: `kubvirt=9` must be one of `openshift-virtualization`,"
                + " `hco`, `kubevirt` and a version, such as `hco=1.18`\n"),
        program.run("--target", "kubvirt=9"));
    assertTrue(program
        .run("--target", "hco=1.16", "--target", "kubevirt=1.9")
        .err()
        .contains("must belong to one release"));
  }
}

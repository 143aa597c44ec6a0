package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinceTest {
  private static final String POLICY = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: gold}
      spec:
        bandwidthPerMigration: 1Gi
        selectors:
          virtualMachineInstanceSelector: {tier: gold}
      """;

  private static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: db, namespace: shop}
      spec:
        runStrategy: Always
        template:
          metadata: {labels: {tier: gold}}
          spec:
            evictionStrategy: LiveMigrate
            domain:
              memory: {guest: 64Gi}
              devices:
                disks: [{name: root, disk: {}}]
                interfaces: [{name: default, masquerade: {}}]
            networks: [{name: default, pod: {}}]
            volumes: [{name: root, persistentVolumeClaim: {claimName: db}}]
      """;

  private static final String CLAIM = """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: db, namespace: shop}
      spec:
        accessModes: [ReadWriteMany]
        resources: {requests: {storage: 1Gi}}
      """;

  private final Path folder;
  private final Program program;

  SinceTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    program = new Program(this.folder)
        .with("kubevirt.yaml", Program.NEVER_STARTS)
        .with("policy.yaml", POLICY)
        .with("claim.yaml", CLAIM)
        .with("vm.yaml", VM);
  }

  @BeforeEach
  void begin() {
    program.commit();
  }

  @Test
  void what_was_there_before_is_only_counted() {
    var ended = program.run("--since", "main");

    assertEquals(ExitCode.CLEAN, ended.exitCode(), ended::toString);
    assertTrue(ended.out().contains("1 known"), ended::out);
    assertFalse(ended.out().contains("zero-parallel-migrations"), ended::out);
  }

  @Test
  void a_new_finding_is_reported_and_lines_that_moved_are_not() {
    program.with("kubevirt.yaml", "# moved\n\n" + Program.NEVER_STARTS);
    program.with(
        "other.yaml",
        POLICY.replace("gold}\nspec", "silver, labels: {a: b c}}\nspec").replace("1Gi", "-1"));

    var ended = program.run("--since", "main", "-f", "concise");

    assertEquals(ExitCode.FINDINGS, ended.exitCode(), ended::toString);
    assertTrue(ended.out().contains("negative-bandwidth"), ended::out);
    assertFalse(ended.out().contains("zero-parallel-migrations"), ended::out);
  }

  /** The claim changes, and the finding is about a VM that no one touched. */
  @Test
  void a_change_of_one_file_that_alters_another_is_new() {
    program.with("claim.yaml", CLAIM.replace("ReadWriteMany", "ReadWriteOnce"));

    var ended = program.run("--since", "main", "-f", "concise");

    assertEquals(ExitCode.FINDINGS, ended.exitCode(), ended::toString);
    assertTrue(ended.out().contains("vm.yaml:"), ended::out);
    assertTrue(ended.out().contains("blocked-drain"), ended::out);
  }

  @Test
  void what_the_branch_has_committed_is_new_as_well() {
    program.branch("topic").with("policy.yaml", POLICY.replace("1Gi", "-1")).commit();
    assertEquals(ExitCode.FINDINGS, program.run("--since", "main").exitCode());
    assertEquals(ExitCode.CLEAN, program.run("--since", "topic").exitCode());
  }

  @Test
  void a_file_that_moved_takes_its_findings_along() throws IOException {
    Files.createDirectory(folder.resolve("cluster"));
    Files.move(folder.resolve("kubevirt.yaml"), folder.resolve("cluster/kubevirt.yaml"));

    assertEquals(ExitCode.CLEAN, program.run("--since", "main").exitCode());
  }

  @Test
  void a_subfolder_and_paths_are_compared_with_themselves() {
    assertEquals(ExitCode.CLEAN, program.run("--since", "main", "kubevirt.yaml").exitCode());
    program.with("new/kubevirt.yaml", Program.NEVER_STARTS);
    assertEquals(ExitCode.FINDINGS, program.run("--since", "main", "new").exitCode());
  }

  @Test
  void a_revision_that_is_not_here_is_wrong_usage() {
    assertEquals(
        new Program.Ended(
            2,
            "",
            "migration-lint: this clone has no revision `nosuch`; run `git fetch origin nosuch`\n"),
        program.run("--since", "nosuch"));
    assertEquals(2, program.withInput(POLICY).run("--since", "main", "-").exitCode());
    assertEquals(2, program.run("--since", "main", "--fix").exitCode());
  }
}

package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeTest {
  private static final String HCO = """
      apiVersion: hco.kubevirt.io/v1beta1
      kind: HyperConverged
      metadata:
        name: kubevirt-hyperconverged
        namespace: openshift-cnv
      spec:
        # kept
        liveMigrationConfig:
          parallelMigrationsPerCluster: 5
      """;

  private static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: db, namespace: shop}
      spec:
        runStrategy: Always
        template:
          spec:
            domain: {memory: {guest: 4Gi}, devices: {}}
      """;

  private final Program program;

  UpgradeTest(@TempDir Path folder) {
    program = new Program(folder).with("hco.yaml", HCO).with("vm.yaml", VM);
  }

  private String upgrade(String... more) {
    var words = new ArrayList<String>();
    words.add("upgrade");
    words.addAll(List.of(more));
    var ended = program.run(words.toArray(new String[0]));
    assertTrue(ended.exitCode() <= 1, ended.err());
    return ended.out();
  }

  @Test
  void a_release_to_itself_changes_nothing() {
    for (var release : new String[] {"hco=1.18", "hco=1.19", "kubevirt=1.5"}) {
      var out = upgrade("--from", release, "--to", release);
      assertTrue(out.endsWith("nothing changes for any VM, cluster or finding\n"), out);
    }
  }

  @Test
  void a_default_that_moves_and_what_keeps_it() {
    var out = upgrade("--from", "hco=1.18", "--to", "hco=1.19");
    assertTrue(
        out.startsWith("HyperConverged 1.18, KubeVirt 1.8 -> HyperConverged 1.19, KubeVirt 1.9\n"),
        out);
    assertTrue(out.contains("completionTimeoutPerGiB  150 -> 20"), out);
    assertTrue(out.contains("write `completionTimeoutPerGiB: 151`"), out);
    assertTrue(
        out.contains("new installations only: a running cluster keeps the stored"
            + " parallelOutboundMigrationsPerNode 2"),
        out);
  }

  @Test
  void a_stored_default_that_no_patch_rewrites_stays() {
    var out = upgrade("--from", "hco=1.13", "--to", "hco=1.14");
    assertTrue(out.contains("completionTimeoutPerGiB  800 -> 150"), out);
    assertTrue(
        out.contains("new installations only: a running cluster keeps the stored"
            + " completionTimeoutPerGiB 800"),
        out);
  }

  @Test
  void pinning_keeps_the_values_and_all_else() {
    upgrade("--from", "hco=1.18", "--to", "hco=1.19", "--pin");
    assertEquals(
        HCO.replace("    parallelMigrationsPerCluster: 5\n", """
            completionTimeoutPerGiB: 151
            parallelOutboundMigrationsPerNode: 2
            parallelMigrationsPerCluster: 5
            """.indent(4)),
        program.read("hco.yaml"));
    var again = upgrade("--from", "hco=1.18", "--to", "hco=1.19");
    assertFalse(again.contains("completionTimeoutPerGiB"), again);
    assertFalse(again.contains("parallelOutbound"), again);
  }

  @Test
  void pinning_makes_the_mapping_where_there_is_none() {
    program.with(
        "hco.yaml",
        HCO.replace(
            "  liveMigrationConfig:\n    parallelMigrationsPerCluster: 5\n",
            "  evictionStrategy: None\n"));
    upgrade("--from", "hco=1.18", "--to", "hco=1.19", "--pin");
    var pinned = program.read("hco.yaml");
    assertTrue(
        pinned.contains("  liveMigrationConfig:\n    completionTimeoutPerGiB: 151\n"), pinned);
  }

  @Test
  void a_field_that_today_rejects_is_not_pinned() {
    program.with("hco.yaml", HCO + "    allowPostCopy: true\n");
    var out = upgrade("--from", "hco=1.18", "--to", "hco=1.19", "--pin");
    assertTrue(out.contains("allowWorkloadDisruption  true -> false"), out);
    assertTrue(out.contains("with the upgrade; HyperConverged 1.18 does not know it"), out);
    assertFalse(program.read("hco.yaml").contains("allowWorkloadDisruption"));
  }

  @Test
  void a_gate_that_graduates() {
    program.with("kubevirt.yaml", """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec:
          configuration:
            developerConfiguration:
              featureGates: [MigrationPriorityQueue]
        """);
    var out = upgrade("--from", "kubevirt=1.8", "--to", "kubevirt=1.9");
    assertTrue(out.contains("feature gate `MigrationPriorityQueue`: beta -> ga"), out);
  }

  @Test
  void mistakes_are_wrong_usage() {
    assertEquals(2, program.run("upgrade").exitCode());
    assertEquals(2, program.run("upgrade", "--to", "hco=99.1").exitCode());
    assertEquals(2, program.run("upgrade", "--to", "nothing").exitCode());
  }
}

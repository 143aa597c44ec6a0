package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D11: repositories that are named together keep their roots, their clusters and their versions. */
class SeveralRepositoriesTest {
  private static final String APPLICATIONS = """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: vms, namespace: argocd}
      spec:
        source: {repoURL: 'https://github.com/x/fleet', path: apps/vms}
        destination: {server: 'https://kubernetes.default.svc', namespace: shop}
      ---
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: virt, namespace: argocd}
      spec:
        source: {repoURL: 'https://github.com/x/fleet', path: apps/virt}
        destination: {server: 'https://kubernetes.default.svc'}
      """;

  private static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: web}
      spec:
        runStrategy: Always
        template:
          metadata: {labels: {tier: gold}}
          spec: {domain: {devices: {}}}
      """;

  private static final String OPERATOR = """
      apiVersion: kubevirt.io/v1
      kind: KubeVirt
      metadata: {name: kubevirt, namespace: kubevirt}
      spec: {imageTag: v1.3.0}
      """;

  private static final String POLICY = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: gold}
      spec:
        allowPostCopy: false
        selectors: {virtualMachineInstanceSelector: {tier: gold}}
      """;

  private final Path folder;

  SeveralRepositoriesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** In one a KubeVirt 1.3, in the other a policy that would govern the VM of both. */
  private Program twoTrees() {
    return new Program(folder)
        .with("one/argo.yaml", APPLICATIONS)
        .with("one/apps/vms/vm.yaml", VM)
        .with("one/apps/virt/kubevirt.yaml", OPERATOR)
        .with("two/argo.yaml", APPLICATIONS)
        .with("two/apps/vms/vm.yaml", VM)
        .with("two/apps/virt/policy.yaml", POLICY);
  }

  private void makeRepositories(String... names) throws Exception {
    for (var name : names) {
      Files.createDirectories(folder.resolve(name).resolve(".git"));
    }
  }

  private static void assertSeparate(Program program) {
    var clusters = program.run("clusters", "one", "two").out();
    assertTrue(clusters.contains("one      1.13            1.3          0         1 "), clusters);
    assertTrue(clusters.contains("two      1.18 assumed    1.8 assumed  1         1 "), clusters);
    assertTrue(clusters.contains("Nothing missing"), clusters);
    var answer = program.run("who-wins", "one", "two").out();
    assertTrue(answer.contains("VirtualMachine shop/web in cluster one"), answer);
    assertTrue(answer.contains("gold  governs 1 VM"), answer);
    assertTrue(answer.contains("1 governed by a policy, 1 by none, 0 undecided"), answer);
    var checked = program.run("check", "one", "two").out();
    assertFalse(checked.contains("not in the files"), checked);
  }

  @Test
  void repositories_named_together_share_nothing() throws Exception {
    makeRepositories("one", "two");
    assertSeparate(twoTrees());
  }

  /** Their paths lead somewhere from there alone. */
  @Test
  void folders_with_paths_of_their_own_are_repositories_without_git() {
    assertSeparate(twoTrees());
  }

  @Test
  void folders_of_one_repository_are_one_however_they_are_named() throws Exception {
    makeRepositories(".");
    var program = new Program(folder).with("vms/vm.yaml", VM).with("policies/gold.yaml", POLICY);
    var joined = program.run("who-wins", "vms", "policies").out();
    assertTrue(joined.contains("1 governed by a policy"), joined);
  }

  @Test
  void folders_without_git_and_paths_are_one_repository() {
    var program = new Program(folder).with("vms/vm.yaml", VM).with("policies/gold.yaml", POLICY);
    var joined = program.run("who-wins", "vms", "policies").out();
    assertTrue(joined.contains("1 governed by a policy"), joined);
  }

  /** A submodule is a repository of its own only when it is linted alone. */
  @Test
  void a_repository_within_another_that_is_named_is_a_part_of_it() throws Exception {
    makeRepositories(".", "modules/vms");
    var program =
        new Program(folder).with("modules/vms/vm.yaml", VM).with("policies/gold.yaml", POLICY);
    for (var paths : new String[][] {
      {"who-wins", "."}, {"who-wins", ".", "modules/vms"}, {"who-wins", "policies", "modules/vms"}
    }) {
      var joined = program.run(paths).out();
      assertTrue(joined.contains("1 governed by a policy"), joined);
    }
  }

  /** What the user calls one cluster is one. */
  @Test
  void a_cluster_of_the_configuration_may_have_parts_in_several_repositories() throws Exception {
    makeRepositories("one", "two");
    var program = twoTrees().with(".migration-lint.yaml", """
        version: 1
        clusters:
        - {name: prod, paths: [one, two]}
        """);
    var clusters = program.run("clusters", "one", "two").out();
    assertTrue(clusters.contains("prod     1.13            1.3       1         2 "), clusters);
    assertEquals(1, clusters.lines().filter(line -> line.contains("1.3")).count(), clusters);
  }

  /** The patterns of a git generator count from the root of the repository as well. */
  @Test
  void generators_find_their_folders_from_outside() throws Exception {
    makeRepositories("one", "two");
    var program = new Program(folder)
        .with("one/argo.yaml", """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: fleet, namespace: argocd}
        spec:
          generators:
          - git:
              repoURL: 'https://github.com/x/fleet'
              files: [{path: 'conf/*.yaml'}]
          template:
            metadata: {name: '{{cluster}}'}
            spec:
              source: {repoURL: 'https://github.com/x/fleet', path: 'sites/{{cluster}}'}
              destination: {name: '{{cluster}}'}
        """)
        .with("one/conf/east.yaml", "cluster: east\n")
        .with("one/sites/east/vm.yaml", VM)
        .with("two/kubevirt.yaml", OPERATOR);
    for (var paths : new String[][] {{"clusters", "one"}, {"clusters", "one", "two"}}) {
      var clusters = program.run(paths).out();
      assertTrue(clusters.contains("\neast "), clusters);
      assertFalse(clusters.contains("Not seen"), clusters);
    }
  }
}

package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffTest {
  private static final String GOLD = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: gold}
      spec:
        bandwidthPerMigration: 512Mi
        selectors:
          virtualMachineInstanceSelector:
            tier: gold
      """;

  private static final String HCO = """
      apiVersion: hco.kubevirt.io/v1beta1
      kind: HyperConverged
      metadata: {name: kubevirt-hyperconverged, namespace: openshift-cnv}
      spec:
        liveMigrationConfig:
          bandwidthPerMigration: 64Mi
          parallelMigrationsPerCluster: 5
      """;

  private static String vm(String name) {
    return """
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: %s, namespace: shop}
        spec:
          runStrategy: Always
          template:
            metadata:
              labels:
                tier: gold
            spec:
              evictionStrategy: LiveMigrate
              domain: {memory: {guest: 4Gi}, devices: {}}
        """.formatted(name);
  }

  private final Path folder;
  private final Program program;

  DiffTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    program = new Program(this.folder)
        .with("hco.yaml", HCO)
        .with("policies/gold.yaml", GOLD)
        .with("vms/a.yaml", vm("a"))
        .with("vms/b.yaml", vm("b"));
  }

  @BeforeEach
  void begin() {
    program.commit();
  }

  private void change(String file, String from, String to) {
    var text = program.read(file);
    assertTrue(text.contains(from), text);
    program.with(file, text.replace(from, to));
  }

  @Test
  void nothing_changed() {
    var ended = program.run("diff", "main");
    assertEquals(0, ended.exitCode());
    assertTrue(
        ended.out().endsWith("nothing changes for any VM, cluster or finding\n"), ended.out());
    assertEquals("", program.run("diff", "main", "-q").out());
  }

  @Test
  void a_label_more_and_its_line() {
    change("policies/gold.yaml", "tier: gold\n", "tier: gold\n      size: large\n");
    var ended = program.run("diff", "main");
    assertEquals(0, ended.exitCode(), ended.err());
    assertTrue(ended.out().contains("""
        2 VMs move from policy `gold` to no policy
          because    policies/gold.yaml:9 now also requires VMI label `size: large`
          shop/a, shop/b
            bandwidthPerMigration  512Mi -> 64Mi  (HyperConverged kubevirt-hyperconverged)
        """), ended.out());
    assertEquals(1, program.run("diff", "main", "--exit-code").exitCode());
  }

  @Test
  void what_is_removed_is_shown_where_it_was() {
    change("vms/b.yaml", "        tier: gold\n", "        tier: silver\n");
    change("hco.yaml", "    bandwidthPerMigration: 64Mi\n", "");
    change("policies/gold.yaml", "  bandwidthPerMigration: 512Mi\n", "");
    var out = program.run("diff", "main").out();
    assertTrue(
        out.contains("policies/gold.yaml:5 (base) removes `bandwidthPerMigration: 512Mi`"), out);
  }

  @Test
  void a_policy_that_a_kustomization_leaves_out() {
    program.with("apps/prod.yaml", """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: virt, namespace: argocd}
            spec:
              source: {repoURL: 'https://example.org/r.git', path: prod}
              destination: {name: prod-east}
            """).with("prod/kustomization.yaml", """
            resources:
              - ../hco.yaml
              - ../policies/gold.yaml
              - ../vms/a.yaml
            """);
    program.commit();
    change("prod/kustomization.yaml", "  - ../policies/gold.yaml\n", "");
    var out = program.run("diff", "main", "--cluster", "prod-east").out();
    assertTrue(
        out.contains(
            "because    prod/kustomization.yaml:3 (base) removes `../policies/gold.yaml` in `resources`"),
        out);
    assertTrue(out.contains("1 VM moves from policy `gold` to no policy"), out);
  }

  @Test
  void a_new_error_fails_and_an_accepted_one_does_not() {
    change("hco.yaml", "parallelMigrationsPerCluster: 5", "parallelMigrationsPerCluster: 0");
    var ended = program.run("diff", "main");
    assertEquals(1, ended.exitCode());
    assertTrue(ended.out().contains("error[zero-parallel-migrations]"), ended.out());
    assertEquals(0, program.run("diff", "main", "--fail-on", "never").exitCode());
    change(
        "hco.yaml",
        "    parallelMigrationsPerCluster: 0",
        "    # migration-lint: allow zero-parallel-migrations -- maintenance\n"
            + "    parallelMigrationsPerCluster: 0");
    var accepted = program.run("diff", "main");
    assertEquals(0, accepted.exitCode(), accepted.out());
    assertTrue(accepted.out().contains("configuration\n  hco.yaml:7"), accepted.out());
  }

  @Test
  void accepting_a_finding_does_not_fix_it() {
    change("hco.yaml", "parallelMigrationsPerCluster: 5", "parallelMigrationsPerCluster: 0");
    program.commit();
    change(
        "hco.yaml",
        "    parallelMigrationsPerCluster: 0",
        "    # migration-lint: allow zero-parallel-migrations -- maintenance\n"
            + "    parallelMigrationsPerCluster: 0");
    var out = program.run("diff", "main").out();
    assertFalse(out.contains("fixed"), out);
  }

  @Test
  void a_side_that_is_no_yaml_is_reported_and_the_rest_is_compared() {
    program.with("vms/b.yaml", "apiVersion: kubevirt.io/v1\nkind: [");
    change("policies/gold.yaml", "512Mi", "256Mi");
    var ended = program.run("diff", "main");
    assertEquals(1, ended.exitCode());
    assertTrue(ended.out().contains("cannot read all of head: vms/b.yaml:"), ended.out());
    assertTrue(ended.out().contains("bandwidthPerMigration  512Mi -> 256Mi"), ended.out());
  }

  @Test
  void two_folders_and_paths() {
    var elsewhere = new Program(folder.resolve("one"))
        .with("policies/gold.yaml", GOLD)
        .with("vms/a.yaml", vm("a"));
    new Program(folder.resolve("two"))
        .with("policies/gold.yaml", GOLD.replace("512Mi", "0.5Gi"))
        .with("moved/a.yaml", vm("a"));
    assertTrue(
        program.run("diff", "./one", "./two").out().contains("nothing changes"),
        program.run("diff", "./one", "./two").out());
    elsewhere.with("policies/gold.yaml", GOLD.replace("512Mi", "1Gi"));
    assertTrue(program.run("diff", "./one", "./two").out().contains("1Gi -> 0.5Gi"));
    var vms = program.run("diff", "./one", "./two", "--", "vms", "moved");
    assertTrue(vms.out().contains("nothing changes"), vms.out());
    var nowhere = program.run("diff", "./one", "./two", "--", "vms", "vm");
    assertEquals(2, nowhere.exitCode(), nowhere::toString);
    assertTrue(nowhere.err().contains("no such file or folder: `vm`"), nowhere.err());
  }

  /** An empty answer to a path with a mistake would be taken for an answer. */
  @Test
  void a_path_that_no_revision_has_is_wrong_usage() {
    change("policies/gold.yaml", "512Mi", "256Mi");
    program.with("new/policy.yaml", GOLD.replace("name: gold", "name: silver")).commit();

    var added = program.run("diff", "HEAD^", "HEAD", "--", "new");
    assertEquals(0, added.exitCode(), added::toString);
    assertTrue(added.out().contains("silver"), added.out());
    var nowhere = program.run("diff", "HEAD^", "HEAD", "--", "polices");
    assertEquals(2, nowhere.exitCode(), nowhere::toString);
    assertTrue(nowhere.err().contains("no such file or folder: `polices`"), nowhere.err());
  }

  @Test
  void a_branch_against_its_merge_base() {
    program.branch("topic");
    change("policies/gold.yaml", "512Mi", "256Mi");
    program.commit().checkout("main");
    change("hco.yaml", "64Mi", "32Mi");
    program.commit();
    var all = program.run("diff", "main", "topic").out();
    assertTrue(all.contains("512Mi -> 256Mi") && all.contains("32Mi -> 64Mi"), all);
    var own = program.run("diff", "--merge-base", "main", "topic").out();
    assertTrue(own.contains("512Mi -> 256Mi") && !own.contains("32Mi"), own);
  }

  @Test
  void mistakes_are_wrong_usage() {
    assertEquals(2, program.run("diff").exitCode());
    assertEquals(2, program.run("diff", "nowhere").exitCode());
    assertTrue(program.run("diff", "nowhere").err().contains("no revision `nowhere`"));
    assertEquals(2, program.run("diff", "main", "main", "vms").exitCode());
    assertEquals(2, program.run("diff", "main", "--cluster", "x").exitCode());
    assertEquals(2, program.run("diff", "main", "-f", "sarif").exitCode());
    assertEquals(
        2, program.run("diff", "main", "--links", "https://example.org/").exitCode());
  }

  @Test
  void json_is_as_its_schema_says() throws IOException {
    change("policies/gold.yaml", "tier: gold\n", "tier: gold\n      size: large\n");
    change("hco.yaml", "parallelMigrationsPerCluster: 5", "parallelMigrationsPerCluster: 0");
    program.with("vms/c.yaml", vm("c"));
    var json = program.run("diff", "main", "-f", "json").out();
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("../docs/diff.schema.json")), InputFormat.JSON);
    var problems =
        schema.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
    assertEquals(List.of(), problems, json);
    assertTrue(json.contains("\"kind\": \"vm-added\""), json);
    assertTrue(json.contains("\"newFindings\": 2") || json.contains("\"newFindings\": 1"), json);
  }

  @Test
  void markdown_links_to_the_lines() {
    change("policies/gold.yaml", "tier: gold\n", "tier: gold\n      size: large\n");
    var relative = program.run("diff", "main", "-f", "markdown").out();
    assertTrue(relative.contains("](./policies/gold.yaml#L9)"), relative);
    var linked = program
        .run("diff", "main", "-f", "markdown", "--links", "https://example.org/{revision}/")
        .out();
    assertTrue(linked.contains("](https://example.org/"), linked);
    assertTrue(linked.contains("/policies/gold.yaml#L9)"), linked);
    assertTrue(linked.startsWith("### Live migration: 2 VMs change\n"), linked);
  }
}

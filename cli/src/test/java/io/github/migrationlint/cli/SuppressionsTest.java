package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings that the user accepts are counted and not reported, wherever the user says so. */
class SuppressionsTest {
  private static final String SILENT =
      "no problems in 1 file (1 KubeVirt, 1 suppressed)\n" + Program.ASSUMED;
  private static final String ALLOW = "# migration-lint: allow zero-parallel-migrations -- agreed";

  private final Path folder;

  SuppressionsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Program program() {
    return new Program(folder);
  }

  /** The error of {@link Program#NEVER_STARTS}, with something more before or behind a line. */
  private static String commented(String line, String before, String behind) {
    var at = Program.NEVER_STARTS.indexOf(line);
    var start = Program.NEVER_STARTS.lastIndexOf('\n', at) + 1;
    var end = Program.NEVER_STARTS.indexOf('\n', at);
    return Program.NEVER_STARTS.substring(0, start)
        + before
        + Program.NEVER_STARTS.substring(start, end)
        + behind
        + Program.NEVER_STARTS.substring(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"parallelOutbound", "migrations:", "configuration:", "spec:", "apiVersion"})
  void a_comment_above_covers_all_of_its_node(String line) {
    var text = commented(line, ALLOW + "\n", "");
    assertEquals(SILENT, program().with("kubevirt.yaml", text).run().out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"parallelOutbound", "migrations:", "spec:"})
  void a_comment_behind_covers_all_of_its_node(String line) {
    var text = commented(line, "", "  " + ALLOW);
    assertEquals(SILENT, program().with("kubevirt.yaml", text).run().out());
  }

  @Test
  void a_comment_elsewhere_covers_nothing() {
    var text = commented("metadata:", ALLOW + "\n", "");
    var ended = program().with("kubevirt.yaml", text).run();
    assertEquals(1, ended.exitCode());
    assertTrue(ended.out().contains("warning[unused-suppression]"), ended.out());
    assertTrue(
        ended.out().contains("found 1 error, 1 warning in 1 file (1 KubeVirt)"), ended.out());
  }

  @Test
  void who_asks_sees_everything() {
    var text =
        commented("parallelOutbound", "# migration-lint: allow zero-parallel-migrations\n", "");
    var program = program().with("kubevirt.yaml", text);
    assertTrue(program.run().out().contains("suppression-without-reason"));
    var ended = program.run("--no-suppressions");
    assertEquals(1, ended.exitCode());
    assertTrue(ended.out().startsWith(Program.ERROR_TITLE), ended.out());
    assertFalse(ended.out().contains("suppression-without-reason"), ended.out());
  }

  @Test
  void a_rule_that_does_not_run_makes_no_suppression_unused() {
    var program = program().with("kubevirt.yaml", commented("parallelOutbound", ALLOW + "\n", ""));
    assertEquals(
        0, program.run("--ignore", "zero-parallel-migrations", "--fail-on=note").exitCode());
    program.with(".migration-lint.yaml", "version: 1\nrules: {zero-parallel-migrations: off}\n");
    assertEquals(0, program.run("--fail-on", "note").exitCode());
  }

  @Test
  void an_item_of_a_list_and_an_object_of_a_template_are_covered_where_they_are() {
    var list = "apiVersion: v1\nkind: List\nitems:\n" + ALLOW + "\n- "
        + Program.NEVER_STARTS.stripTrailing().replace("\n", "\n  ")
        + "\n";
    assertEquals(SILENT, program().with("list.yaml", list).run("list.yaml").out());
    var template = "apiVersion: template.openshift.io/v1\nkind: Template\nmetadata: {name: t}\n"
        + "objects:\n- "
        + commented("migrations:", ALLOW + "\n", "").stripTrailing().replace("\n", "\n  ")
        + "\n";
    assertEquals(
        SILENT, program().with("template.yaml", template).run("template.yaml").out());
  }

  @Test
  void a_patch_is_covered_where_it_is() {
    var program = program()
        .with("base/kubevirt.yaml", Program.CLEAN)
        .with("base/kustomization.yaml", "resources: [kubevirt.yaml]\n")
        .with("prod/kustomization.yaml", "resources: [../base]\npatches: [{path: patch.yaml}]\n")
        .with("prod/patch.yaml", commented("parallelOutbound", ALLOW + "\n", ""));
    var ended = program.run("--fail-on", "note");
    assertEquals(
        "no problems in 4 files (2 KubeVirt, 1 suppressed)\n" + Program.ASSUMED, ended.out());
  }

  @Test
  void an_annotation_covers_the_object_and_what_patches_make_of_it() {
    var annotated = "\n  annotations:\n    migration-lint/allow: "
        + "tied-policies -- never; zero-parallel-migrations until=2999-01-31 -- agreed";
    var program = program()
        .with("base/kubevirt.yaml", Program.CLEAN.replace("metadata:", "metadata:" + annotated))
        .with("base/kustomization.yaml", "resources: [kubevirt.yaml]\n")
        .with("prod/kustomization.yaml", "resources: [../base]\npatches: [{path: patch.yaml}]\n")
        .with("prod/patch.yaml", Program.NEVER_STARTS);
    var ended = program.run();
    assertTrue(ended.out().contains("base/kubevirt.yaml:5:27"), ended.out());
    assertTrue(ended.out().contains("covers no finding of `tied-policies`"), ended.out());
    assertTrue(
        ended.out().contains("found 1 warning in 4 files (2 KubeVirt, 1 suppressed)"), ended.out());
  }

  @Test
  void the_configuration_covers_objects_in_clusters() {
    var suppression = """
        version: 1
        suppressions:
          - rule: zero-parallel-*
            object: KubeVirt/kube*
            clusters: [east]
            reason: agreed
        """;
    var program = program()
        .with(".migration-lint.yaml", suppression)
        .with("clusters/east/kubevirt.yaml", Program.NEVER_STARTS)
        .with("clusters/west/kubevirt.yaml", Program.NEVER_STARTS);
    var ended = program.run();
    assertTrue(ended.out().contains("clusters/west/kubevirt.yaml:9"), ended.out());
    assertFalse(ended.out().contains("clusters/east/kubevirt.yaml:9"), ended.out());
    assertTrue(
        ended.out().contains("found 1 error in 2 files (2 KubeVirt, 1 suppressed)"), ended.out());
  }

  @Test
  void a_finding_of_a_base_stays_for_the_other_clusters() {
    var program = program()
        .with("base/kubevirt.yaml", Program.NEVER_STARTS)
        .with("base/kustomization.yaml", "resources: [kubevirt.yaml]\n")
        .with("clusters/east/kustomization.yaml", "resources: [../../base]\n")
        .with("clusters/west/kustomization.yaml", "resources: [../../base]\n")
        .with(".migration-lint.yaml", """
            version: 1
            suppressions:
              - {rule: zero-parallel-migrations, object: KubeVirt/*, clusters: [east], reason: x}
            """);
    assertTrue(program.run().out().contains("1 suppressed"), program.run().out());
    var json = program.run("-f", "json").out();
    assertTrue(json.contains("\"clusters\": [\n        \"west\"\n      ]"), json);
  }

  @Test
  void entries_of_the_configuration_are_looked_at_too() {
    var program = program().with("kubevirt.yaml", Program.CLEAN).with(".migration-lint.yaml", """
        version: 1
        suppressions:
          - {rule: tied-polices, object: KubeVirt/kubevirt, reason: x}
          - {rule: tied-policies, object: KubeVirt/kubevirt}
          - {rule: schema, object: KubeVirt/kubevirt, reason: x, until: 2020-01-31}
        """);
    var out = program.run("-f", "concise").out();
    assertEquals("""
        .migration-lint.yaml:3:12: warning[suppression-of-unknown-rule] there is no rule `tied-polices`
        .migration-lint.yaml:4:12: warning[suppression-without-reason] this suppression does not say why the finding is acceptable
        .migration-lint.yaml:4:12: warning[unused-suppression] this suppression covers no finding of `tied-policies`
        .migration-lint.yaml:5:12: warning[expired-suppression] this suppression expired after 2020-01-31
        """, out);
  }

  @Test
  void every_format_tells_how_many_are_suppressed() {
    var program = program().with("kubevirt.yaml", commented("parallelOutbound", ALLOW + "\n", ""));
    assertTrue(program.run("-f", "json").out().contains("\"suppressed\": 1,"));
    for (var format : new String[] {"text", "markdown", "github", "junit"}) {
      assertTrue(program.run("-f", format).out().contains("1 suppressed"), format);
    }
    var sarif = program.run("-f", "sarif").out();
    assertTrue(sarif.contains("\"kind\": \"inSource\""), sarif);
    assertTrue(sarif.contains("\"justification\": \"agreed\""), sarif);
  }
}

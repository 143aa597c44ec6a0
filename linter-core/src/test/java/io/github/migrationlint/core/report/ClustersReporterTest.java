package io.github.migrationlint.core.report;

import static io.github.migrationlint.core.report.Sources.at;
import static io.github.migrationlint.core.report.Sources.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.report.ClustersReport.AppliedPath;
import io.github.migrationlint.core.report.ClustersReport.Cluster;
import io.github.migrationlint.core.report.ClustersReport.Counts;
import io.github.migrationlint.core.report.ClustersReport.Unseen;
import io.github.migrationlint.core.report.ClustersReport.Versions;
import io.github.migrationlint.core.targets.PlannedCluster.Standing;
import io.github.migrationlint.core.text.SourceFile;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClustersReporterTest {
  private static final SourceFile APPLICATIONS = source("argocd/apps.yaml", """
      kind: Application
      spec: {source: {path: overlays/prod}}
      ---
      kind: Application
      spec: {source: {chart: kubevirt}}
      """);

  private static final ClustersReport REPORT = new ClustersReport(
      List.of(
          new Cluster(
              "lab",
              Standing.NAMED,
              new Versions("1.16", "1.6", true, "`1.16` at .migration-lint.yaml:2:15"),
              Counts.NONE,
              List.of(),
              List.of()),
          new Cluster(
              "prod",
              Standing.NAMED,
              new Versions(
                  "1.18",
                  "1.8",
                  false,
                  "no file names a version; the newest generally available release is assumed"),
              new Counts(1, 0, 1, 1),
              List.of(
                  new AppliedPath(
                      "overlays/prod",
                      Optional.of("Application virt"),
                      Optional.of(at(APPLICATIONS, "overlays/prod")),
                      false,
                      2,
                      List.of("base/hco.yaml", "overlays/prod/kustomization.yaml")),
                  new AppliedPath(
                      "", Optional.empty(), Optional.empty(), true, 1, List.of("policy.yaml"))),
              List.of("vms/db.yaml"))),
      List.of(new Unseen("chart `kubevirt`", at(APPLICATIONS, "kubevirt"))),
      List.of("charts/virt/templates/hco.yaml"),
      Map.of("HyperConverged", 1, "VirtualMachine", 2));

  private static String text(ClustersReport report) {
    var out = new StringWriter();
    new ClustersTextReporter(false).write(report, out);
    return out.toString();
  }

  private static String page(ClustersReport report) {
    var out = new StringWriter();
    new ClustersPage(false).write(report, out);
    return out.toString();
  }

  private static String json(ClustersReport report) {
    var out = new StringWriter();
    new ClustersJsonReporter().write(report, out);
    return out.toString();
  }

  @Test
  void people_read_a_block_for_each_cluster() throws IOException {
    Golden.assertMatches("clusters.txt", text(REPORT));
  }

  @Test
  void a_page_tells_the_same_in_short() throws IOException {
    Golden.assertMatches("clusters-page.txt", page(REPORT));
  }

  @Test
  void a_page_names_the_clusters_that_a_path_is_for() {
    var target = new AppliedPath(
        "tenants/a",
        Optional.empty(),
        Optional.empty(),
        true,
        List.of("lab", "prod"),
        1,
        List.of("tenants/a/vm.yaml"));
    var report = new ClustersReport(
        List.of(new Cluster(
            "lab",
            Standing.NAMED,
            new Versions("1.18", "1.8", false, "no file names a version"),
            Counts.NONE,
            List.of(target),
            List.of())),
        List.of(),
        List.of());
    assertTrue(page(report).contains("path tenants/a, clusters among lab, prod\n"), page(report));
  }

  @Test
  void programs_read_the_same() throws IOException {
    Golden.assertMatches("clusters.json", json(REPORT));
  }

  @Test
  void every_key_is_there_where_nothing_was_found() {
    var nothing = new ClustersReport(List.of(), List.of(), List.of());
    assertEquals("0 clusters, nothing missing\n", text(nothing));
    assertEquals(
        "{\n  \"version\": 1,\n  \"clusters\": [],\n  \"notSeen\": [],\n  \"templates\": [],\n  \"templateKinds\": {}\n}\n",
        json(nothing));
  }

  @Test
  void nothing_of_the_input_reaches_a_terminal_raw() {
    var place = source("p\u001b.yaml", "x").start();
    var hostile = new ClustersReport(
        List.of(new Cluster(
            "c\u001b",
            Standing.NAMED,
            new Versions("1.18", "1.8", false, "w\u009b\n::error::forged"),
            Counts.NONE,
            List.of(new AppliedPath(
                "t\u001b",
                Optional.of("Application a\u001b\u202e"),
                Optional.of(place),
                true,
                1,
                List.of("f\u001b"))),
            List.of("g\u001b"))),
        List.of(new Unseen("u\u001b", place)),
        List.of("v\u001b"));
    for (var written : List.of(text(hostile), page(hostile), json(hostile))) {
      assertFalse(written.contains("\u001b"), written);
      assertFalse(written.contains("\u009b"), written);
      assertFalse(written.contains("\u202e"), written);
      assertFalse(written.contains("\n::error::"), written);
    }
  }
}

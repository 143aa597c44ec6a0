package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One folder that is applied to many clusters or namespaces: what it holds is looked at once for each. */
class FleetsTest {
  private static final String VM = """
      ---
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: vm%d}
      spec:
        runStrategy: Always
        template: {spec: {domain: {devices: {}}, evictionStrategy: %s}}
      """;

  private static final String APPLICATION = """
      ---
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: app%d, namespace: argocd}
      spec:
        source: {repoURL: https://example.com/r.git, path: vms}
        destination: {name: %s, namespace: %s}
      """;

  private static LintReport lint(int vms, String strategy, int applications, boolean areClusters) {
    var manifests = new StringBuilder();
    for (var i = 0; i < vms; i++) {
      manifests.append(VM.formatted(i, strategy));
    }
    var appliers = new StringBuilder();
    for (var i = 0; i < applications; i++) {
      appliers.append(
          APPLICATION.formatted(i, areClusters ? "c" + i : "one", areClusters ? "n" : "n" + i));
    }
    var files = new ArrayList<SourceFile>();
    files.add(new SourceFile(new SourceId("vms/vms.yaml"), manifests.toString()));
    files.add(new SourceFile(new SourceId("apps/apps.yaml"), appliers.toString()));
    var report = new Linter(BuiltInRules.all()).lint(new Loaded(files, files.size()));
    assertEquals(List.of(), report.internalErrors());
    return report;
  }

  @Test
  void a_mistake_in_the_folder_is_one_of_every_cluster() {
    var report = lint(3, "Never", 50, true);
    var found = report.findings().stream()
        .filter(finding -> finding.code().equals("unknown-eviction-strategy"))
        .toList();
    assertEquals(3, found.size(), () -> report.findings().toString());
    for (var finding : found) {
      assertEquals(50, finding.clusters().size());
    }
  }

  @Test
  void a_thousand_clusters_that_hold_a_thousand_vms_each_are_looked_at_once() {
    var report = lint(1_000, "LiveMigrate", 1_000, true);
    assertTrue(
        report.findings().stream().noneMatch(finding -> finding.code().equals("composition-limit")),
        () -> report.findings().toString());
    assertEquals(1_000, report.summary().clusters());
  }

  @Test
  void copies_for_a_thousand_namespaces_are_cut_once() {
    var report = lint(1_000, "LiveMigrate", 1_000, false);
    var cut = report.findings().stream()
        .filter(finding -> finding.code().equals("composition-limit"))
        .toList();
    assertEquals(1, cut.size(), () -> report.findings().toString());
    assertEquals("apps/apps.yaml", cut.get(0).primary().source().id().path());
  }

  @Test
  void copies_for_every_namespace_of_an_honest_repository_are_made() {
    var report = lint(20, "Never", 100, false);
    var codes = report.findings().stream().map(finding -> finding.code()).toList();
    assertTrue(codes.contains("unknown-eviction-strategy"), codes::toString);
    assertTrue(!codes.contains("composition-limit"), codes::toString);
  }
}

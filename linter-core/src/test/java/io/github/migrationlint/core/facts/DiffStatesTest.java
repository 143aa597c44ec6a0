package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.report.DiffMarkdownReporter;
import io.github.migrationlint.core.report.DiffReport;
import io.github.migrationlint.core.report.DiffReport.Kind;
import io.github.migrationlint.core.report.FailOn;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiffStatesTest {
  private static final String GOLD = Manifests.policy("gold", "tier: gold", "stage: prod");
  private static final String VM = Manifests.vm("shop", "db", "tier: gold");

  private static String markdown(DiffReport report) {
    var out = new StringWriter();
    new DiffMarkdownReporter(FailOn.ERROR, "./", "").write(report, out);
    return out.toString();
  }

  @Test
  void what_is_unknown_stays_unknown_until_it_is_shown() {
    var unknown = Map.of("a.yaml", GOLD + VM);
    assertTrue(SmallFiles.diff(unknown, unknown).isEmpty());
    var known = Map.of("a.yaml", GOLD + VM, "ns.yaml", Manifests.namespace("shop", "stage: prod"));
    var groups = SmallFiles.diff(unknown, known).groups();
    var change = groups.get(0).effects().get(0).changes().get(0);
    assertEquals(Kind.WINNER, change.kind());
    assertEquals(List.of(Optional.of("gold"), Optional.empty()), change.from().candidates());
    assertEquals(Optional.of("gold"), change.to().value());
    assertEquals(1, groups.get(0).because().size());
  }

  @Test
  void a_cluster_whose_folder_is_renamed_is_the_same() {
    assertTrue(SmallFiles.diff(fleet("old"), fleet("new")).isEmpty());
  }

  /** Two clusters that Flux applies, one of them from a folder of that name. */
  private static Map<String, String> fleet(String name) {
    var files = new LinkedHashMap<String, String>();
    for (var cluster : List.of(name, "other")) {
      files.put("clusters/" + cluster + "/flux.yaml", """
          apiVersion: kustomize.toolkit.fluxcd.io/v1
          kind: Kustomization
          metadata: {name: virt, namespace: flux-system}
          spec:
            path: ./virt/%s
            sourceRef: {kind: GitRepository, name: flux-system}
            interval: 1h
            prune: true
          """.formatted(cluster));
      var bandwidth = cluster.equals("other") ? "64Mi" : "32Mi";
      files.put(
          "virt/" + cluster + "/all.yaml",
          Manifests.policy(
                  "gold",
                  "{bandwidthPerMigration: %s, selectors: {virtualMachineInstanceSelector: {tier: gold}}}"
                      .formatted(bandwidth))
              + Manifests.vm(cluster.equals("other") ? "east" : "west", "db", "tier: gold"));
    }
    return files;
  }

  @Test
  void markdown_fits_a_comment_whatever_changes() {
    var all = new StringBuilder();
    for (var i = 0; i < 1_500; i++) {
      all.append(Manifests.vm("namespace-with-a-long-name-" + i, "machine-" + i, "tier: gold"));
    }
    var report = SmallFiles.diff(Map.of("a.yaml", GOLD), Map.of("a.yaml", GOLD + all));
    var text = markdown(report);
    assertTrue(text.length() <= 65_000, () -> "characters: " + text.length());
    assertTrue(text.contains("1500 VMs"), text.substring(0, 300));
    assertTrue(text.contains("more"), "what is left out is counted");
  }

  @Test
  void names_cannot_break_out_of_markdown() {
    var evil = Manifests.vm("shop", "'db`](javascript:alert(1))<img>'", "tier: gold");
    var text = markdown(SmallFiles.diff(Map.of("a.yaml", GOLD), Map.of("a.yaml", GOLD + evil)));
    assertTrue(!text.contains("<img>") && !text.contains("](javascript"), text);
  }
}

package io.github.migrationlint.core.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhoWinsReportBuilderTest {
  private static final String KUBEVIRT_1_4 = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: virt-operator, namespace: kubevirt}
      spec:
        template:
          spec:
            containers: [{name: virt-operator, image: quay.io/kubevirt/virt-operator:v1.4.0}]
      ---
      """;

  private static String policy(String name, String settings, String selector) {
    return """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: NAME}
        spec: {SETTINGS, selectors: {virtualMachineInstanceSelector: {SELECTOR}}}
        ---
        """.replace("NAME", name).replace("SETTINGS", settings).replace("SELECTOR", selector);
  }

  private static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: db, namespace: shop}
      spec:
        runStrategy: Always
        template:
          metadata: {labels: {app: db, tier: gold}}
          spec: {domain: {memory: {guest: 1Gi}}}
      """;

  private static List<String> lost(String yaml) {
    var file = new SourceFile(new SourceId("all.yaml"), yaml);
    var report = new Linter(List.of()).whoWins(new Loaded(List.of(file), 1));
    var lost = new ArrayList<String>();
    for (var loss : report.vms().get(0).lost()) {
      lost.add(loss.policy() + " " + loss.field() + " " + loss.value());
    }
    return lost;
  }

  @Test
  void what_is_in_effect_anyway_or_unknown_to_the_release_is_not_lost() {
    assertEquals(
        List.of(),
        lost(KUBEVIRT_1_4
            + policy("a", "allowPostCopy: false", "app: db, tier: gold")
            + policy(
                "b",
                "allowWorkloadDisruption: true, bandwidthPerMigration: 0,"
                    + " completionTimeoutPerGiB: 150",
                "app: db")
            + VM));
  }

  @Test
  void what_the_winner_leaves_out_is_lost() {
    assertEquals(
        List.of("b completionTimeoutPerGiB 400"),
        lost(policy("a", "allowPostCopy: false", "app: db, tier: gold")
            + policy("b", "completionTimeoutPerGiB: 400", "app: db")
            + VM));
  }

  @Test
  void a_policy_with_the_selectors_of_another_loses_its_settings() {
    assertEquals(
        List.of("b allowAutoConverge true"),
        lost(policy("a", "completionTimeoutPerGiB: 400", "app: db")
            + policy("b", "allowAutoConverge: true", "app: db")
            + VM));
  }
}

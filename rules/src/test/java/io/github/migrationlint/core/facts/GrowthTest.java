package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.rules.BuiltInRules;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Twice as many policies and VMs ask labels twice as often, in all rules together: no rule holds each
 * policy against each VM. Counted and not timed, so it holds on any machine.
 */
class GrowthTest {
  private static final int POLICIES = 60;
  private static final int VMS = 150;
  private static final double MOST = 2.3;

  private static String policy(int number, String selectors) {
    return """
        ---
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata:
          name: policy-%d
        spec:
          completionTimeoutPerGiB: %d
          selectors: {%s}
        """.formatted(number, 100 + number, selectors);
  }

  private static String vm(int number, String onVm, String onTemplate) {
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata:
          name: vm-%d
          namespace: team-%d
          labels: {%s}
        spec:
          runStrategy: Always
          template:
            metadata:
              labels: {%s}
            spec:
              domain:
                memory: {guest: 2Gi}
                devices: {}
        """.formatted(number, number % 10, onVm, onTemplate);
  }

  private static String namespaces() {
    var text = new StringBuilder();
    for (var i = 0; i < 10; i++) {
      text.append("""
          ---
          apiVersion: v1
          kind: Namespace
          metadata:
            name: team-%d
            labels: {team: team-%d}
          """.formatted(i, i));
    }
    return text.toString();
  }

  private static final String BESIDE_OWN_GROUP = """
            affinity:
              podAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector:
                    matchLabels: {app: app-%d}
                  topologyKey: kubernetes.io/hostname
      """;

  private static long lookups(
      int times, IntFunction<String> selectors, BiFunction<Integer, Integer, String> vm) {
    var text = new StringBuilder(namespaces());
    for (var i = 0; i < times * POLICIES; i++) {
      text.append(policy(i, selectors.apply(i)));
    }
    for (var i = 0; i < times * VMS; i++) {
      text.append(vm.apply(i, times * POLICIES));
    }
    var source = new SourceFile(new SourceId("cluster.yaml"), text.toString());
    var before = KnownLabels.lookups();
    var report = new Linter(BuiltInRules.all()).lint(new Loaded(List.of(source), 1));
    assertTrue(report.internalErrors().isEmpty());
    return KnownLabels.lookups() - before;
  }

  private static void assertGrowsAsTheInputDoes(
      IntFunction<String> selectors, BiFunction<Integer, Integer, String> vm) {
    var once = lookups(1, selectors, vm);
    var twice = lookups(2, selectors, vm);
    assertTrue(twice <= MOST * once + 100, once + " lookups, then " + twice);
  }

  @Test
  void policies_for_a_few_vms_each() {
    assertGrowsAsTheInputDoes(
        i -> "virtualMachineInstanceSelector: {app: app-" + i + ", tier: gold}",
        (i, policies) -> vm(i, "", "app: app-" + i % policies + ", tier: gold"));
  }

  @Test
  void policies_for_labels_and_namespaces() {
    assertGrowsAsTheInputDoes(
        i -> "virtualMachineInstanceSelector: {app: app-" + i + "}, namespaceSelector: {team: team-"
            + i % 10 + "}",
        (i, policies) -> vm(i, "", "app: app-" + i % policies));
  }

  @Test
  void policies_that_match_nothing() {
    assertGrowsAsTheInputDoes(
        i -> "virtualMachineInstanceSelector: {app: application-" + i + ", tier: gold}",
        (i, policies) -> vm(i, "", "app: app-" + i % policies + ", tier: gold"));
  }

  @Test
  void labels_on_the_vm_only() {
    assertGrowsAsTheInputDoes(
        i -> "virtualMachineInstanceSelector: {app: app-" + i + "}",
        (i, policies) -> vm(i, "app: app-" + i % policies, "tier: gold"));
  }

  @Test
  void labels_that_each_vm_has_alone() {
    assertGrowsAsTheInputDoes(
        i -> "virtualMachineInstanceSelector: {own-" + i + ": wanted}",
        (i, policies) -> vm(i, "", "own-" + i + ": other-" + i));
  }

  @Test
  void policies_with_the_same_selector() {
    assertGrowsAsTheInputDoes(
        i -> "virtualMachineInstanceSelector: {app: web}", (i, policies) -> vm(i, "", "app: web"));
  }

  @Test
  void policies_that_select_everything() {
    assertGrowsAsTheInputDoes(i -> "", (i, policies) -> vm(i, "", "app: web"));
  }

  @Test
  void vms_that_run_beside_their_own_group() {
    assertGrowsAsTheInputDoes(
        i -> "virtualMachineInstanceSelector: {app: app-" + i + "}",
        (i, policies) -> vm(i, "", "app: app-" + i)
            .replace("      domain:\n", BESIDE_OWN_GROUP.formatted(i) + "      domain:\n"));
  }
}

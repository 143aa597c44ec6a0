package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.resource.MigrationField;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorstVmTest {
  private static final String CLUSTER = """
      apiVersion: kubevirt.io/v1
      kind: KubeVirt
      metadata: {name: kubevirt, namespace: kubevirt}
      spec: {configuration: {migrations: {completionTimeoutPerGiB: 100}}}
      ---
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: slow}
      spec:
        selectors: {virtualMachineInstanceSelector: {tier: slow}}
        completionTimeoutPerGiB: 200
      """;

  @Test
  void each_place_of_a_setting_has_one() {
    assertEquals(
        List.of("KubeVirt kubevirt: VM `shop/b` and 1 more", "policy slow: VM `shop/c`"),
        worst(CLUSTER + vm("a", "fast", "1Gi") + vm("b", "fast", "9Gi") + vm("c", "slow", "1Gi")));
  }

  @Test
  void among_equals_it_is_the_first() {
    assertEquals(
        List.of("KubeVirt kubevirt: VM `shop/a` and 2 more"),
        worst(CLUSTER + vm("a", "fast", "9Gi") + vm("b", "fast", "9Gi") + vm("c", "fast", "1Gi")));
  }

  @Test
  void a_default_is_nowhere() {
    var bare = CLUSTER.replace("completionTimeoutPerGiB: 100", "");
    assertEquals(List.of(), worst(bare + vm("a", "fast", "9Gi")));
  }

  private static List<String> worst(String yaml) {
    var vms = Clusters.ask(GovernedVms.ANALYSIS, Clusters.of(yaml));
    var found = new ArrayList<String>();
    for (var worst : WorstVm.of(vms, MigrationField.COMPLETION_TIMEOUT_PER_GIB, vm -> vm.size()
        .map(MigrationSize::bytes))) {
      found.add(worst.setting().description() + ": " + worst.describe());
    }
    return found;
  }

  private static String vm(String name, String tier, String memory) {
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: %s, namespace: shop}
        spec:
          template:
            metadata: {labels: {tier: %s}}
            spec: {domain: {devices: {autoattachPodInterface: false}, memory: {guest: %s}}}
        """.formatted(name, tier, memory);
  }
}

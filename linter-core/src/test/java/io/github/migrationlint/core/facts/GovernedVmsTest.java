package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GovernedVmsTest {
  private static final String KUBE_VIRT = """
      apiVersion: kubevirt.io/v1
      kind: KubeVirt
      metadata: {name: kubevirt, namespace: kubevirt}
      spec: {configuration: {migrations: {bandwidthPerMigration: 8Mi}}}
      """;
  private static final String SLOW = """
      ---
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: slow}
      spec:
        selectors: {virtualMachineInstanceSelector: {tier: slow}}
        bandwidthPerMigration: 1Mi
      """;
  private static final String BY_NAMESPACE = """
      ---
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: quiet}
      spec:
        selectors: {namespaceSelector: {team: quiet}}
        completionTimeoutPerGiB: 1000
      """;

  @Test
  void each_vm_has_the_limit_of_its_policy_or_of_the_cluster() {
    assertEquals(
        List.of("shop/a: 8 MiB/s, 150 s", "shop/b: 1 MiB/s, 150 s"),
        limits(KUBE_VIRT + SLOW + vm("a", "fast") + vm("b", "slow")));
  }

  @Test
  void a_policy_that_may_match_leaves_a_vm_out() {
    assertEquals(List.of(), limits(KUBE_VIRT + BY_NAMESPACE + vm("a", "fast")));
  }

  @Test
  void a_policy_without_limits_has_those_of_the_cluster() {
    var policy = SLOW.replace("bandwidthPerMigration: 1Mi", "allowAutoConverge: true");
    assertEquals(List.of("shop/a: 8 MiB/s, 150 s"), limits(KUBE_VIRT + policy + vm("a", "slow")));
  }

  @Test
  void a_policy_that_ends_otherwise_does_not_have_the_limit_of_the_cluster() {
    var postCopy = SLOW.replace("bandwidthPerMigration: 1Mi", "allowPostCopy: true");
    assertEquals(List.of("shop/a: none"), limits(KUBE_VIRT + postCopy + vm("a", "slow")));
    var pause = SLOW.replace("bandwidthPerMigration: 1Mi", "allowWorkloadDisruption: true");
    assertEquals(List.of("shop/a: none"), limits(KUBE_VIRT + pause + vm("a", "slow")));
  }

  @Test
  void without_the_configuration_of_the_cluster_only_policies_limit() {
    var both = SLOW + "  completionTimeoutPerGiB: 20\n";
    assertEquals(
        List.of("shop/a: none", "shop/b: 1 MiB/s, 20 s, CLUSTER_MAY_ALLOW_DISRUPTION"),
        limits(both + vm("a", "fast") + vm("b", "slow")));
  }

  @Test
  void a_vm_with_devices_of_its_host_is_left_out() {
    var devices = "devices: {autoattachPodInterface: false, gpus: ['${GPU}']}";
    assertEquals(List.of(), limits(KUBE_VIRT + vm("a", "fast", devices)));
  }

  @Test
  void a_vm_that_cannot_migrate_is_left_out() {
    // Where HyperConverged does not say otherwise, its interface is a bridge.
    assertEquals(List.of(), limits(KUBE_VIRT + vm("a", "fast", "devices: {}")));
  }

  private static List<String> limits(String yaml) {
    var cluster = Clusters.of(yaml);
    var limits = Clusters.ask(TimeLimits.ANALYSIS, cluster);
    var found = new ArrayList<String>();
    for (var vm : Clusters.ask(GovernedVms.ANALYSIS, cluster)) {
      found.add(vm.workload().id() + ": "
          + limits
              .of(vm)
              .map(limit -> limit.feasibility().mebiBytesPerSecond() + " MiB/s, "
                  + limit.timeout().value() + " s" + doubt(limit))
              .orElse("none"));
    }
    return found;
  }

  private static String doubt(TimeLimit limit) {
    return limit.doubt().leavesTheActionOpen() ? ", " + limit.doubt() : "";
  }

  private static String vm(String name, String tier) {
    return vm(name, tier, "devices: {autoattachPodInterface: false}");
  }

  private static String vm(String name, String tier, String domain) {
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: %s, namespace: shop}
        spec:
          template:
            metadata: {labels: {tier: %s}}
            spec: {domain: {memory: {guest: 4Gi}, %s}}
        """.formatted(name, tier, domain);
  }
}

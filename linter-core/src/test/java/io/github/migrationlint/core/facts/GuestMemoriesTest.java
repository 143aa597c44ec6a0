package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestMemoriesTest {
  /** The order of {@code setGuestMemory} in kubevirt {@code pkg/defaults/defaults.go}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "memory: {guest: 4Gi}, resources: {requests: {memory: 1Gi}} | 4Gi by memory.guest",
        "resources: {requests: {memory: 1Gi}, limits: {memory: 2Gi}} | 1Gi by resources.requests.memory",
        "resources: {requests: {memory: 0}, limits: {memory: 2Gi}} | 2Gi by resources.limits.memory",
        "memory: {hugepages: {pageSize: 2Mi}}, resources: {limits: {memory: 2Gi}} | 2Gi by resources.limits.memory",
        "memory: {hugepages: {pageSize: 2Mi}} | 2Mi by hugepages.pageSize",
        "memory: {guest: '${SIZE}'}, resources: {requests: {memory: 1Gi}} | nothing",
        "resources: {requests: {memory: much}} | nothing",
        "cpu: {cores: 2} | nothing",
      })
  void the_webhook_fills_it_in(String domain, String expected) {
    var vm = vm("template: {spec: {domain: {%s}}}".formatted(domain));

    assertEquals(expected, memory(vm));
  }

  @Test
  void an_instancetype_of_the_namespace_says_it() {
    var vm = vm("instancetype: {name: big, kind: VirtualMachineInstancetype}, template: {}");

    assertEquals("64Gi by instancetype big", memory(vm + instancetype("shop", "big", "64Gi")));
    assertEquals("nothing", memory(vm + instancetype("other", "big", "64Gi")));
    assertEquals("nothing", memory(vm + clusterInstancetype("big", "64Gi")));
  }

  @Test
  void a_cluster_instancetype_is_meant_where_no_kind_is_written() {
    var vm = vm("instancetype: {name: big}, template: {}");

    assertEquals("64Gi by instancetype big", memory(vm + clusterInstancetype("big", "64Gi")));
    assertEquals("nothing", memory(vm + instancetype("shop", "big", "64Gi")));
  }

  @Test
  void an_instancetype_that_no_one_shows_is_unknown() {
    assertEquals("nothing", memory(vm("instancetype: {name: x9.medium}, template: {}")));
  }

  @Test
  void an_instancetype_that_kubevirt_ships_says_it() {
    assertEquals(
        "4Gi by instancetype u1.medium as KubeVirt ships it",
        memory(vm("instancetype: {name: u1.medium}, template: {}")));
  }

  @Test
  void a_recorded_revision_may_differ_from_the_instancetype_of_today() {
    var vm = vm("instancetype: {name: big, revisionName: big-1}, template: {}");

    assertEquals("nothing", memory(vm + clusterInstancetype("big", "64Gi")));
  }

  @Test
  void two_definitions_leave_it_open() {
    var vm = vm("instancetype: {name: big}, template: {}");
    var twice = clusterInstancetype("big", "64Gi") + clusterInstancetype("big", "32Gi");

    assertEquals("nothing", memory(vm + twice));
  }

  private static String memory(String yaml) {
    var cluster = Clusters.of(yaml);
    var memories = Clusters.ask(GuestMemories.ANALYSIS, cluster);
    return memories
        .of(cluster.workloads().get(0))
        .map(memory -> memory.value() + " by " + memory.origin().description())
        .orElse("nothing");
  }

  private static String vm(String spec) {
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: db, namespace: shop}
        spec: {%s}
        """.formatted(spec);
  }

  private static String instancetype(String namespace, String name, String memory) {
    return """
        ---
        apiVersion: instancetype.kubevirt.io/v1beta1
        kind: VirtualMachineInstancetype
        metadata: {name: %s, namespace: %s}
        spec: {cpu: {guest: 8}, memory: {guest: %s}}
        """.formatted(name, namespace, memory);
  }

  private static String clusterInstancetype(String name, String memory) {
    return """
        ---
        apiVersion: instancetype.kubevirt.io/v1beta1
        kind: VirtualMachineClusterInstancetype
        metadata: {name: %s}
        spec: {cpu: {guest: 8}, memory: {guest: %s}}
        """.formatted(name, memory);
  }
}

package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.config.ClusterFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps the target pod of a migration from a node. */
class TargetNodesTest {
  private static String vm(String metadata, String spec, String template) {
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {%s}
        spec: {%s, template: {%s}}
        """.formatted(metadata, spec, template);
  }

  private static String vm(String domain) {
    return vm(
        "name: db, namespace: shop",
        "runStrategy: Always",
        "spec: {domain: {devices: {}, %s}}".formatted(domain));
  }

  private static String quota(String hard) {
    return """
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: kubevirt, namespace: shop}
        spec: {hard: {%s}}
        """.formatted(hard);
  }

  private static ClusterModel onNodes(int nodes, String yaml) {
    var cluster = Clusters.of(yaml);
    var facts = new ClusterFacts(Optional.of(nodes), Optional.empty(), false);
    return new ClusterModel(cluster.name(), cluster.versions(), facts, cluster.resources());
  }

  private static List<String> obstacles(ClusterModel cluster) {
    var found = new ArrayList<String>();
    for (var obstacle :
        Clusters.ask(TargetNodes.ANALYSIS, cluster).of(cluster.workloads().get(0))) {
      found.add((obstacle.isCertain() ? "" : "perhaps ") + obstacle.description());
    }
    return found;
  }

  private static String obstacle(String yaml) {
    return String.join(", ", obstacles(Clusters.of(yaml)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requests: {memory: 16Gi} | requests.memory: 32Gi | ''",
        "requests: {memory: 16Gi} | requests.memory: 31Gi | requests.memory",
        "requests: {memory: 16Gi} | memory: 31Gi          | memory",
        "limits: {memory: 16Gi}   | requests.memory: 31Gi | requests.memory",
        "limits: {memory: 16Gi}   | limits.memory: 31Gi   | limits.memory",
        "requests: {memory: 16Gi} | limits.memory: 1Gi    | ''",
        "requests: {cpu: 2}       | cpu: 3                | cpu",
        "requests: {cpu: 2}       | requests.cpu: 3       | requests.cpu",
        "limits: {cpu: 2}         | requests.cpu: 3       | requests.cpu",
        "limits: {cpu: 2}         | limits.cpu: 3         | limits.cpu",
        "requests: {cpu: 2}       | limits.cpu: 3         | ''",
        "requests: {cpu: 2}       | cpu: 4                | ''",
        "requests: {cpu: 2}       | pods: 1               | pods",
        "requests: {cpu: 2}       | count/pods: 1         | count/pods",
        "requests: {cpu: 2}       | pods: 2               | ''",
        "requests: {cpu: -2}      | cpu: 1                | ''",
        "requests: {cpu: 2}       | services: 1           | ''",
        "requests: {cpu: 2}       | cpu: '${LIMIT}'       | ''",
      })
  void a_quota_needs_room_for_a_second_pod(String resources, String hard, String resource) {
    var words = resource.isEmpty()
        ? ""
        : "quota `kubevirt` has no room for a second pod in `" + resource + "`";

    assertEquals(words, obstacle(vm("resources: {%s}".formatted(resources)) + quota(hard)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requests.hugepages-2Mi: 3Gi | requests.hugepages-2Mi",
        "hugepages-2Mi: 3Gi | hugepages-2Mi",
        "hugepages-2Mi: 4Gi | ''",
        "hugepages-1Gi: 3Gi | ''",
        "requests.memory: 3Gi | ''",
        "limits.memory: 3Gi | ''",
      })
  void memory_in_huge_pages_counts_as_pages(String hard, String resource) {
    var words = resource.isEmpty()
        ? ""
        : "quota `kubevirt` has no room for a second pod in `" + resource + "`";

    assertEquals(
        words, obstacle(vm("memory: {guest: 2Gi, hugepages: {pageSize: 2Mi}}") + quota(hard)));
    assertEquals(
        words,
        obstacle(vm("memory: {hugepages: {pageSize: 2Mi}}, resources: {requests: {memory: 2Gi}}")
            + quota(hard)));
  }

  @Test
  void other_namespaces_scopes_and_controllers_leave_a_quota_aside() {
    var vm = vm("resources: {requests: {cpu: 2}}");
    var full = quota("cpu: 3");
    assertEquals(1, obstacles(Clusters.of(vm + full)).size());
    assertEquals("", obstacle(vm + full.replace("namespace: shop", "namespace: other")));
    assertEquals("", obstacle(vm + full.replace("spec: {", "spec: {scopes: [Terminating], ")));
    assertEquals("", obstacle(vm + full + """
        ---
        apiVersion: aaq.kubevirt.io/v1alpha1
        kind: AAQ
        metadata: {name: aaq}
        spec: {}
        """));
    assertEquals(
        "",
        obstacle(
            vm.replace("namespace: shop", "namespace: shop, annotations: {harvesterhci.io/a: b}")
                + full));
    assertEquals("", obstacle(vm.replace("Always", "Halted") + full));
  }

  @Test
  void all_vms_of_the_namespace_count() {
    var two = vm("resources: {requests: {cpu: 2}}")
        + vm("resources: {requests: {cpu: 1}}").replace("name: db", "name: web");
    assertEquals("", obstacle(two + quota("cpu: 5")));
    assertEquals(1, obstacles(Clusters.of(two + quota("cpu: 4"))).size());
    var elsewhere = two.replace("{name: web, namespace: shop}", "{name: web, namespace: lab}");
    assertEquals("", obstacle(elsewhere + quota("cpu: 4")));
    // What no API server takes leaves no room for others.
    assertEquals(
        1,
        obstacles(Clusters.of(two.replace("cpu: 1", "cpu: -1") + quota("cpu: 3")))
            .size());
  }

  @Test
  void the_name_of_a_vmi_must_fit_into_a_label() {
    var vm =
        vm("name: %s, namespace: shop", "runStrategy: Always", "spec: {domain: {devices: {}}}");
    assertEquals("", obstacle(vm.formatted("a".repeat(63))));
    assertEquals(
        "its name has 64 characters, more than a label holds",
        obstacle(vm.formatted("a".repeat(64))));
  }

  private static final String APART = "spec: {domain: {devices: {}}, affinity: {podAntiAffinity: "
      + "{requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, "
      + "labelSelector: {matchLabels: {app: db}}}]}}}, metadata: {labels: {app: db}}";

  @Test
  void vms_that_must_run_apart_need_one_node_more() {
    var one = vm("name: a, namespace: shop", "runStrategy: Always", APART);
    var other = vm("name: b, namespace: shop", "runStrategy: Always", APART);
    assertEquals(List.of("2 VMs must run apart on 2 nodes"), obstacles(onNodes(2, one + other)));
    assertEquals(List.of(), obstacles(onNodes(3, one + other)));
    assertEquals(List.of(), obstacles(onNodes(1, one + other)));
    assertEquals(List.of(), obstacles(Clusters.of(one + other)));
    assertEquals(List.of(), obstacles(onNodes(2, one + other.replace("shop", "lab"))));
    assertEquals(
        List.of(),
        obstacles(onNodes(2, one + other.replace("labels: {app: db}", "labels: {a: b}"))));
  }

  @Test
  void a_vm_that_must_run_beside_its_group_cannot_leave_it() {
    var near = APART.replace("podAntiAffinity", "podAffinity");
    var one = vm("name: a, namespace: shop", "runStrategy: Always", near);
    var other = vm("name: b, namespace: shop", "runStrategy: Always", near);
    var words = "it must run beside pods of its own group, all on the node it leaves";
    assertEquals(List.of("perhaps " + words), obstacles(Clusters.of(one)));
    assertEquals(List.of("perhaps " + words), obstacles(Clusters.of(one + other)));
    var free = vm(
        "name: b, namespace: shop",
        "runStrategy: Always",
        "spec: {domain: {devices: {}}}, metadata: {labels: {app: db}}");
    assertEquals(List.of(), obstacles(Clusters.of(one + free)));
    assertEquals(
        List.of("perhaps " + words),
        obstacles(Clusters.of(one + free.replace("namespace: shop", "namespace: lab"))));
    assertEquals(
        List.of(), obstacles(Clusters.of(one.replace("labels: {app: db}", "labels: {a: b}"))));
    assertEquals(List.of(), obstacles(Clusters.of(one.replace("kubernetes.io/hostname", "zone"))));
  }

  @Test
  void a_volume_of_one_node_keeps_a_vm_there_whatever_its_claim_is_called_by() {
    var disk = """
        ---
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: disk}
        spec:
          accessModes: [ReadWriteMany]
          local: {path: /disks/1}
          nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [
            {key: kubernetes.io/hostname, operator: In, values: [worker-1]}]}]}}
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: root, namespace: shop}
        spec: {volumeName: disk, accessModes: [ReadWriteMany]}
        """;
    var vm = vm(
        "name: db, namespace: shop",
        "runStrategy: Always",
        "spec: {domain: {devices: {}}, volumes: [{name: v, %s}]}");
    var words = "claim `root` is bound to a volume of node `worker-1`";
    assertEquals(words, obstacle(vm.formatted("persistentVolumeClaim: {claimName: root}") + disk));
    assertEquals(words, obstacle(vm.formatted("dataVolume: {name: root}") + disk));
    assertEquals("", obstacle(vm.formatted("hostDisk: {path: root}") + disk));
  }
}

package io.github.migrationlint.core.facts;

import static io.github.migrationlint.core.facts.Truth.NO;
import static io.github.migrationlint.core.facts.Truth.UNKNOWN;
import static io.github.migrationlint.core.facts.Truth.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownLabelsTest {
  @Nested
  class OfVm {
    @ParameterizedTest
    @CsvSource({
      "app, shop, YES",
      "app, Shop, NO",
      "app, '', NO",
      "App, shop, NO",
      "tier, db, NO",
      "empty, '', YES",
      "empty, x, NO",
    })
    void labels_are_compared_exactly(String key, String value, Truth expected) {
      assertEquals(expected, vm("app: shop, empty: ''").has(key, value));
    }

    @Test
    void labels_of_the_vm_itself_do_not_reach_the_vmi() {
      var labels = workload("""
          apiVersion: kubevirt.io/v1
          kind: VirtualMachine
          metadata: {name: db, namespace: shop, labels: {tier: db}}
          spec: {template: {metadata: {labels: {app: shop}}}}
          """);

      assertEquals(NO, labels.has("tier", "db"));
      assertEquals(YES, labels.has("app", "shop"));
    }

    @Test
    void a_vm_without_labels_has_none_and_matches_no_pair() {
      var labels = workload("""
          apiVersion: kubevirt.io/v1
          kind: VirtualMachine
          metadata: {name: db, namespace: shop}
          spec: {template: {spec: {}}}
          """);

      assertEquals(NO, labels.has("app", "shop"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "kubevirt.io/nodeName",
          "kubevirt.io/migrationTargetNodeName",
          "kubevirt.io/memory-hotplug-overhead-ratio",
          "kubevirt.io/vmi-pod-cpu-resource-limits",
          "kubevirt.io/vmi-pod-memory-resource-requests",
        })
    void what_kubevirt_writes_at_run_time_is_unknown_even_if_the_template_says_it(String key) {
      assertEquals(UNKNOWN, vm("").has(key, "node01"));
      assertEquals(UNKNOWN, vm(key + ": node01").has(key, "node01"));
      assertEquals(UNKNOWN, vm(key + ": node01").has(key, "node02"));
    }

    /** {@code setLauncherContainerInfo} writes an empty value or deletes the label. */
    @Test
    void the_mark_of_an_outdated_launcher_has_no_value() {
      assertEquals(UNKNOWN, vm("").has("kubevirt.io/outdatedLauncherImage", ""));
      assertEquals(NO, vm("").has("kubevirt.io/outdatedLauncherImage", "true"));
    }

    /** Only pods have these. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "vm.kubevirt.io/name",
          "vmi.kubevirt.io/id",
          "kubevirt.io/created-by",
          "kubevirt.io/domain"
        })
    void labels_of_the_launcher_pod_are_not_on_the_vmi(String key) {
      assertEquals(NO, vm("").has(key, "db"));
    }

    @Test
    void delivery_tools_do_not_label_templates() {
      assertEquals(NO, vm("").has("app.kubernetes.io/instance", "shop"));
    }

    @Test
    void a_placeholder_makes_its_label_unknown() {
      var labels = vm("app: '${APP}', tier: db");

      assertEquals(UNKNOWN, labels.has("app", "shop"));
      assertEquals(YES, labels.has("tier", "db"));
      assertEquals(NO, labels.has("stage", "test"));
    }

    @Test
    void a_placeholder_in_place_of_a_key_makes_absence_unknown() {
      var labels = vm("'${KEY}': x, tier: db");

      assertEquals(UNKNOWN, labels.has("stage", "test"));
      assertEquals(YES, labels.has("tier", "db"));
      assertEquals(NO, labels.has("tier", "web"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "spec: {template: {metadata: {labels: '${LABELS}'}}}",
          "spec: {template: {metadata: '${METADATA}'}}",
          "spec: {template: '${TEMPLATE}'}",
          "spec: '${SPEC}'",
        })
    void a_placeholder_in_place_of_all_labels_makes_everything_unknown(String spec) {
      var labels = workload("""
          apiVersion: kubevirt.io/v1
          kind: VirtualMachine
          metadata: {name: db, namespace: shop}
          """ + spec);

      assertEquals(UNKNOWN, labels.has("app", "shop"));
    }

    private KnownLabels vm(String labels) {
      return workload(Manifests.vm("shop", "db", labels));
    }
  }

  @Nested
  class OfOtherWorkloads {
    @Test
    void the_labels_of_a_pool_are_three_levels_down() {
      var labels = workload("""
          apiVersion: pool.kubevirt.io/v1beta1
          kind: VirtualMachinePool
          metadata: {name: web, namespace: shop, labels: {level: pool}}
          spec:
            virtualMachineTemplate:
              metadata: {labels: {level: vm}}
              spec: {template: {metadata: {labels: {level: vmi}}}}
          """);

      assertEquals(YES, labels.has("level", "vmi"));
      assertEquals(NO, labels.has("level", "vm"));
      assertEquals(NO, labels.has("level", "pool"));
      assertEquals(UNKNOWN, labels.has("kubevirt.io/vm-pool-revision-name", "web-1"));
    }

    @Test
    void only_pools_label_revisions() {
      var labels = workload(Manifests.vm("shop", "db", ""));

      assertEquals(NO, labels.has("kubevirt.io/vm-pool-revision-name", "web-1"));
    }

    @Test
    void the_labels_of_a_vmi_are_its_own_and_those_of_who_delivers_it() {
      var labels = workload("""
          apiVersion: kubevirt.io/v1
          kind: VirtualMachineInstance
          metadata: {name: db, namespace: shop, labels: {app: shop}}
          """);

      assertEquals(YES, labels.has("app", "shop"));
      assertEquals(NO, labels.has("tier", "db"));
      assertEquals(UNKNOWN, labels.has("app.kubernetes.io/instance", "shop"));
    }

    @Test
    void the_labels_of_a_replica_set_are_in_its_template() {
      var labels = workload("""
          apiVersion: kubevirt.io/v1
          kind: VirtualMachineInstanceReplicaSet
          metadata: {name: web, namespace: shop, labels: {level: set}}
          spec: {template: {metadata: {labels: {level: vmi}}}}
          """);

      assertEquals(YES, labels.has("level", "vmi"));
    }
  }

  @Nested
  class OfNamespace {
    @ParameterizedTest
    @CsvSource({
      "env, prod, YES",
      "env, test, NO",
      "team, a, NO",
      // Every namespace has it, written or not, with its name as value.
      "kubernetes.io/metadata.name, shop, YES",
      "kubernetes.io/metadata.name, other, NO",
      // Someone else may add these.
      "pod-security.kubernetes.io/enforce, baseline, UNKNOWN",
      "security.openshift.io/scc.podSecurityLabelSync, 'false', UNKNOWN",
      "openshift.io/cluster-monitoring, 'true', UNKNOWN",
      "app.kubernetes.io/instance, shop, UNKNOWN",
      "kustomize.toolkit.fluxcd.io/name, shop, UNKNOWN",
    })
    void defined_once(String key, String value, Truth expected) {
      assertEquals(
          expected, namespaceOfVm(Manifests.namespace("shop", "env: prod")).has(key, value));
    }

    @ParameterizedTest
    @CsvSource({
      "env, prod, UNKNOWN",
      "kubernetes.io/metadata.name, shop, YES",
      "kubernetes.io/metadata.name, other, NO",
    })
    void only_named(String key, String value, Truth expected) {
      assertEquals(expected, namespaceOfVm("").has(key, value));
    }

    @Test
    void defined_twice_is_as_good_as_only_named() {
      var twice =
          Manifests.namespace("shop", "env: prod") + Manifests.namespace("shop", "env: test");

      assertEquals(UNKNOWN, namespaceOfVm(twice).has("env", "prod"));
      assertEquals(YES, namespaceOfVm(twice).has("kubernetes.io/metadata.name", "shop"));
    }

    @Test
    void not_even_named() {
      var cluster = Clusters.of("""
          apiVersion: kubevirt.io/v1
          kind: VirtualMachine
          metadata: {name: db}
          """ + Manifests.namespace("default", "env: prod"));
      var labels =
          Clusters.ask(NamespaceLabels.ANALYSIS, cluster).of(cluster.workloads().get(0));

      assertEquals(UNKNOWN, labels.has("env", "prod"));
      assertEquals(UNKNOWN, labels.has("kubernetes.io/metadata.name", "default"));
    }

    private KnownLabels namespaceOfVm(String namespaces) {
      var cluster = Clusters.of(Manifests.vm("shop", "db", "") + namespaces);
      return Clusters.ask(NamespaceLabels.ANALYSIS, cluster)
          .of(cluster.workloads().get(0));
    }
  }

  @Nested
  class AgainstSelector {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "''                    | YES",
          "app: shop             | YES",
          "'app: shop, tier: db' | YES",
          "'app: shop, tier: x'  | NO",
          "'open: x'             | UNKNOWN",
          "'app: shop, open: x'  | UNKNOWN",
          "'app: other, open: x' | NO",
          // The API server drops a null pair.
          "'app: null'           | YES",
          "'app: shop, tier: ~'  | YES",
          "'app: ${APP}'         | UNKNOWN",
          "'${KEY}: x'           | UNKNOWN",
          "'${KEY}: x, tier: x'  | NO",
          // Of the wrong type: refused, so nothing is claimed.
          "'app: true'           | UNKNOWN",
        })
    void every_pair_must_be_there(String pairs, Truth expected) {
      var cluster =
          Clusters.of(Manifests.policy("p", pairs.replace("${", "'${").replace("}", "}'"), "")
              + Manifests.vm("shop", "db", "app: shop, tier: db, open: '${OPEN}'"));
      var selector = cluster.migrationPolicies().get(0).virtualMachineInstanceSelector();

      assertEquals(expected, KnownLabels.of(cluster.workloads().get(0)).satisfy(selector));
    }

    @Test
    void what_is_open_is_named() {
      var cluster = Clusters.of(Manifests.policy("p", "a: x, b: x, c: x", "")
          + Manifests.vm("shop", "db", "a: x, b: '${B}', c: '${C}'"));
      var selector = cluster.migrationPolicies().get(0).virtualMachineInstanceSelector();

      assertEquals(
          List.of("b=x", "c=x"), KnownLabels.of(cluster.workloads().get(0)).undecided(selector));
    }
  }

  private static KnownLabels workload(String yaml) {
    return KnownLabels.of(Clusters.of(yaml).workloads().get(0));
  }

  @Test
  void what_may_be_set_besides_is_unknown_and_what_is_assumed_is_certain() {
    var labels = new KnownLabels(Map.of("a", "1", "b", "1"), Set.of("c"), List.of(), true);
    var assumed = labels.assuming(Map.of("c", "1", "d", "1"));
    assertEquals(YES, assumed.has("a", "1"));
    assertEquals(YES, assumed.has("c", "1"));
    assertEquals(NO, assumed.has("c", "2"));
    assertEquals(YES, assumed.haveAll(Map.of("b", "1", "d", "1")));
    assertEquals(UNKNOWN, labels.has("c", "1"));

    var others = Clusters.of(Manifests.namespace("shop", "a: '2'")).namespaces().get(0);
    var either = labels.orWith(others.header().labels());
    assertEquals(UNKNOWN, either.has("a", "1"));
    assertEquals(YES, either.has("b", "1"));
    assertEquals(NO, either.has("d", "1"));
    var open = Clusters.of(Manifests.namespace("shop", "a: '2'").replace("{a: '2'}", "'${L}'"))
        .namespaces()
        .get(0);
    assertEquals(UNKNOWN, labels.orWith(open.header().labels()).has("d", "1"));
  }
}

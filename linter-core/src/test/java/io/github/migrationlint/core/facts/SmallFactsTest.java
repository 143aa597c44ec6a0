package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.schemas.Version;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts of a line or two, and the ends of their ranges. */
class SmallFactsTest {
  @Test
  void labels_of_the_pod_are_not_those_of_the_vmi() {
    assertTrue(PodLabels.include("vm.kubevirt.io/name"));
    assertFalse(PodLabels.include("app"));
  }

  @Test
  void a_limit_needs_a_bandwidth_and_a_timeout() {
    var bandwidth = Quantity.parse("64Mi").orElseThrow();
    assertTrue(Feasibility.of(bandwidth, 1).isPresent());
    assertEquals(Optional.empty(), Feasibility.of(bandwidth, 0));
    assertEquals(Optional.empty(), Feasibility.of(bandwidth, -1));
    assertEquals(Optional.empty(), Feasibility.of(Quantity.parse("0").orElseThrow(), 1));
    var one = BigInteger.ONE;
    assertThrows(IllegalArgumentException.class, () -> new Feasibility(BigInteger.ZERO, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Feasibility(one, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Feasibility(one, 1, 0));
    assertEquals(1, new Feasibility(one, 1, 1).timeouts());
  }

  @Test
  void selectors_contain_those_that_ask_for_less() {
    var both = new SelectorPairs(Map.of("a", "1", "b", "1"), Map.of("n", "1"));
    assertTrue(both.contain(new SelectorPairs(Map.of("a", "1"), Map.of())));
    assertTrue(both.contain(both));
    assertFalse(both.contain(new SelectorPairs(Map.of("a", "2"), Map.of())));
    assertFalse(both.contain(new SelectorPairs(Map.of("a", "1"), Map.of("n", "2"))));
    assertFalse(both.contain(new SelectorPairs(Map.of("n", "1"), Map.of())));
  }

  private static EffectiveSettings settings(String kubeVirt, String policies) {
    var cluster = Clusters.of("""
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kv, namespace: kubevirt}
        spec: {configuration: {migrations: {%s}}}
        """.formatted(kubeVirt) + policies);
    var effective = Clusters.ask(SettingsByPolicy.ANALYSIS, cluster);
    return policies.isEmpty()
        ? effective.cluster()
        : effective.cluster().under(cluster.migrationPolicies().get(0));
  }

  private static List<String> names(List<MigrationField<?>> fields) {
    var names = new ArrayList<String>();
    for (var field : fields) {
      names.add(field.name());
    }
    return names;
  }

  @Test
  void the_settings_with_a_value_are_listed() {
    var fields = names(settings("bandwidthPerMigration: 64Mi, network: lab", "").fields());
    assertTrue(fields.contains("bandwidthPerMigration"));
    assertTrue(fields.contains("network"));
    assertTrue(fields.contains("allowPostCopy"), "a default is a value");
    assertFalse(names(settings("", "").fields()).contains("network"), "no one names a network");
  }

  @Test
  void what_is_forgotten_is_what_a_cluster_could_set() {
    var forgotten = settings("bandwidthPerMigration: 64Mi", "").forgotten();
    assertTrue(forgotten.isUnknown(MigrationField.BANDWIDTH_PER_MIGRATION));
    assertEquals(Optional.empty(), forgotten.get(MigrationField.BANDWIDTH_PER_MIGRATION));
    assertEquals(List.of(), names(forgotten.fields()));
    for (var field : MigrationField.ALL) {
      assertEquals(field.inCluster(), forgotten.isUnknown(field), field.name());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "allowPostCopy: true | POST_COPY",
        "allowPostCopy: true, allowWorkloadDisruption: false | ABORT",
        "allowPostCopy: false, allowWorkloadDisruption: true | PAUSE",
        "allowPostCopy: false | ABORT",
        "allowPostCopy: '${X}' | unknown",
        "allowWorkloadDisruption: '${X}' | unknown",
        "allowPostCopy: '${X}', allowWorkloadDisruption: false | ABORT",
        "allowPostCopy: '${X}', allowWorkloadDisruption: true | unknown",
      })
  void post_copy_and_disruption_decide_what_happens_at_the_timeout(String written, String action) {
    assertEquals(
        action, settings(written, "").actionAtTimeout().map(TimeoutAction::name).orElse("unknown"));
  }

  @Test
  void defaults_name_the_component_that_brings_them() {
    var cluster = Clusters.at(Version.of(1, 8), Version.of(1, 17), Manifests.policy("a", "", ""));
    var defaults = Clusters.ask(ReleaseDefaults.ANALYSIS, cluster);
    assertEquals(
        "default of KubeVirt 1.8",
        defaults
            .kubeVirt()
            .get(MigrationField.COMPLETION_TIMEOUT_PER_GIB)
            .orElseThrow()
            .origin()
            .description());
    var ofHyperConverged = new ArrayList<String>();
    for (var field : MigrationField.ALL) {
      defaults
          .hyperConverged()
          .get(field)
          .map(setting -> setting.origin().description())
          .filter("default of HyperConverged 1.17"::equals)
          .ifPresent(words -> ofHyperConverged.add(field.name()));
    }
    assertTrue(ofHyperConverged.contains("completionTimeoutPerGiB"), ofHyperConverged.toString());
  }

  @Test
  void only_true_asks_for_cpus_of_its_own() {
    for (var asked : List.of(true, false)) {
      var cluster = Clusters.of("""
          apiVersion: kubevirt.io/v1
          kind: VirtualMachine
          metadata: {name: db, namespace: shop}
          spec: {template: {spec: {domain: {devices: {}, cpu: {dedicatedCpuPlacement: %s}}}}}
          """.formatted(asked));
      var place = Clusters.ask(Instancetypes.ANALYSIS, cluster)
          .dedicatedCpus(cluster.workloads().get(0));
      assertEquals(asked, place.isPresent());
    }
  }
}

package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the JSON patch of HyperConverged does to lists of the KubeVirt object. */
class PatchedListsTest {
  private static final String GATES = "/spec/configuration/developerConfiguration/featureGates";

  private static String hyperConverged(String patch) {
    return """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata:
          name: kubevirt-hyperconverged
          namespace: openshift-cnv
          annotations:
            kubevirt.kubevirt.io/jsonpatch: '%s'
        spec: {workloadUpdateStrategy: {workloadUpdateMethods: [LiveMigrate]}}
        """.formatted(patch);
  }

  private static String operation(String op, String path, String value) {
    return "{\"op\": \"%s\", \"path\": \"%s\", \"value\": %s}".formatted(op, path, value);
  }

  private static FeatureGateLists gates(String... operations) {
    var yaml = hyperConverged("[" + String.join(", ", operations) + "]");
    return Clusters.ask(FeatureGateLists.ANALYSIS, Clusters.of(yaml)).get(0);
  }

  private static List<String> names(List<FeatureGateLists.Listed> gates) {
    var names = new ArrayList<String>();
    for (var gate : gates) {
      names.add(gate.name() + (gate.replaceable() ? "" : "?"));
    }
    return names;
  }

  @Test
  void gates_are_added_one_by_one_or_as_a_list_that_replaces_what_was_there() {
    var one = operation("add", GATES + "/-", "\"A\"");
    var two = operation("add", GATES + "/-", "\"B\"");
    var list = operation("replace", GATES, "[\"C\", \"D\"]");
    assertEquals(List.of("A", "B"), names(gates(one, two).enabled()));
    assertEquals(List.of("C", "D"), names(gates(one, list).enabled()));
    assertEquals(List.of("C", "D", "A"), names(gates(list, one).enabled()));
    assertEquals(List.of(), names(gates(list, one).disabled()));
    assertEquals(Truth.YES, gates(one).enables("A"));
    assertEquals(Truth.NO, gates(one).enables("B"));
  }

  @Test
  void a_list_of_disabled_gates_may_replace_that_of_the_operator() {
    var disabled = "/spec/configuration/developerConfiguration/disabledFeatureGates";
    assertEquals(true, gates(operation("add", disabled, "[\"A\"]")).replacesDisabled());
    assertEquals(
        List.of("A"), names(gates(operation("add", disabled, "[\"A\"]")).disabled()));
    assertEquals(true, gates(operation("add", disabled, "null")).replacesDisabled());
    assertEquals(false, gates(operation("add", disabled + "/-", "\"A\"")).replacesDisabled());
    assertEquals(
        false, gates(operation("add", disabled, "\"text\"")).replacesDisabled(), "no list");
  }

  @ParameterizedTest
  @CsvSource({
    "remove, featureGates, true",
    "remove, featureGates/0, false",
    "test, featureGates/0, true",
    "copy, featureGates/0, false",
    "remove, useEmulation, true",
  })
  void an_operation_that_takes_away_may_leave_it_open(String op, String path, boolean complete) {
    var patch = "{\"op\": \"%s\", \"path\": \"/spec/configuration/developerConfiguration/%s\", "
            .formatted(op, path)
        + "\"from\": \"/spec/configuration/a\", \"value\": \"x\"}";
    assertEquals(complete, gates(patch).complete());
  }

  private static String methods(String... operations) {
    var yaml = hyperConverged("[" + String.join(", ", operations) + "]");
    var updates =
        Clusters.ask(WrittenUpdates.ANALYSIS, Clusters.of(yaml)).get(0).updates();
    var names = new ArrayList<String>();
    for (var name : updates.names()) {
      names.add(name.value().orElse("?"));
    }
    return String.join(" ", names) + (updates.methods().value().isPresent() ? "" : " open");
  }

  @Test
  void update_methods_are_those_of_the_patch_where_it_has_a_list() {
    var path = "/spec/workloadUpdateStrategy/workloadUpdateMethods";
    assertEquals("LiveMigrate", methods());
    assertEquals("LiveMigrate Evict", methods(operation("add", path + "/-", "\"Evict\"")));
    assertEquals("Evict", methods(operation("replace", path, "[\"Evict\"]")));
    assertEquals("", methods(operation("replace", path, "null")));
    assertEquals("LiveMigrate open", methods(operation("remove", path + "/0", "null")));
  }

  @Test
  void updates_of_a_kubevirt_object_are_its_own() {
    var all = Clusters.ask(WrittenUpdates.ANALYSIS, Clusters.of("""
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kv, namespace: kubevirt}
        spec: {workloadUpdateStrategy: {workloadUpdateMethods: [Evict]}}
        """));
    assertEquals(1, all.size());
    assertEquals(true, all.get(0).hyperConverged().isEmpty());
    assertEquals("Evict", all.get(0).updates().names().get(0).value().orElseThrow());
  }

  private static List<String> faults(String... operations) {
    var yaml = hyperConverged("[" + String.join(", ", operations) + "]");
    var faults = new ArrayList<String>();
    for (var fault : Clusters.ask(JsonPatchFault.ANALYSIS, Clusters.of(yaml))) {
      faults.add(fault.member() + (fault.fails() ? " fails" : " has no effect"));
    }
    return faults;
  }

  @Test
  void a_member_that_no_release_has_fails_or_is_lost() {
    var known = "/spec/configuration/migrations/bandwidthPerMigration";
    assertEquals(List.of(), faults(operation("add", known, "\"1Mi\"")));
    assertEquals(
        List.of("migration fails"),
        faults(operation("add", "/spec/configuration/migration/network", "\"a\"")));
    assertEquals(
        List.of("bandwidth has no effect"),
        faults(operation("add", "/spec/configuration/migrations/bandwidth", "\"a\"")));
    assertEquals(
        List.of("bandwidth fails"),
        faults(operation("replace", "/spec/configuration/migrations/bandwidth", "\"a\"")));
    assertEquals(
        List.of(), faults(operation("test", "/spec/configuration/migrations/bandwidth", "\"a\"")));
    assertEquals(
        List.of("bandwidth has no effect"),
        faults(operation("add", "/spec/configuration/migrations", "{\"bandwidth\": 1}")));
  }

  @Test
  void an_operation_before_may_have_put_there_what_is_needed() {
    var makes = operation("add", "/spec/configuration/migration", "{}");
    var needs = operation("add", "/spec/configuration/migration/network", "\"a\"");
    assertEquals(List.of("migration has no effect"), faults(makes, needs));
    assertEquals(List.of("migration fails"), faults(needs, makes));
  }
}

package io.github.migrationlint.rules.objects.unservedapiversion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Severities;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.SchemaEntry;
import io.github.migrationlint.schemas.VersionMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnservedApiVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.15.0, instancetype.kubevirt.io/v1alpha1, VirtualMachineInstancetype, ''",
    "1.16.0, instancetype.kubevirt.io/v1alpha1, VirtualMachineInstancetype, error",
    "1.16.0, instancetype.kubevirt.io/v1, VirtualMachineInstancetype, error",
    "1.16.0, pool.kubevirt.io/v1beta1, VirtualMachinePool, error",
    "1.17.0, pool.kubevirt.io/v1beta1, VirtualMachinePool, ''",
    "1.17.0, hco.kubevirt.io/v1, HyperConverged, error",
    "1.18.0, hco.kubevirt.io/v1, HyperConverged, ''",
    "1.18.0, hco.kubevirt.io/v1alpha1, HyperConverged, error",
    "1.18.0, kubevirt.io/v1alpha3, VirtualMachine, ''",
    "1.18.0, kubevirt.io/v1alpha2, VirtualMachine, error",
    // Between HCO 1.13 and 1.18 anything may be true.
    "4.20.0, pool.kubevirt.io/v1beta1, VirtualMachinePool, warning",
    "4.20.0, clone.kubevirt.io/v1, VirtualMachineClone, error",
  })
  void it_is_an_error_where_the_release_is_certain(
      String version, String apiVersion, String kind, String severity) {
    assertEquals(severity, severity(Severities.installed(version), apiVersion, kind));
  }

  @ParameterizedTest
  @CsvSource({
    "hco.kubevirt.io/v1, HyperConverged, warning",
    "kubevirt.io/v1beta1, VirtualMachine, error",
    "kubevirt.io/v1, VirtualMachine, ''",
  })
  void a_release_that_is_assumed_makes_a_warning_of_what_another_one_serves(
      String apiVersion, String kind, String severity) {
    var manual = """
        apiVersion: operators.coreos.com/v1alpha1
        kind: Subscription
        metadata: {name: hco, namespace: openshift-cnv}
        spec:
          name: kubevirt-hyperconverged
          installPlanApproval: Manual
          startingCSV: kubevirt-hyperconverged-operator.v4.14.0
        ---
        """;
    assertEquals(severity, severity(manual, apiVersion, kind));
  }

  /** S1: every kind in every version at every release, against the CRDs of that release. */
  @Test
  void it_says_what_the_crd_of_each_release_says() {
    var entries = SchemaCatalogue.bundled().entries();
    var wrong = new ArrayList<String>();
    for (var line : VersionMap.lines()) {
      for (var object : objects(entries)) {
        var parts = object.split(" ", 2);
        var read = at(line.hyperConverged().toString(), line.kubeVirt().toString(), parts, entries);
        if (read.isEmpty()) {
          continue;
        }
        var serves = read.stream()
            .anyMatch(entry ->
                entry.served() && (entry.group() + "/" + entry.version()).equals(parts[0]));
        var found =
            severity(Severities.installed(line.hyperConverged() + ".0"), parts[0], parts[1]);
        if (!found.equals(serves ? "" : "error")) {
          wrong.add(object + " at " + line.hyperConverged() + ": " + found);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static Set<String> objects(List<SchemaEntry> entries) {
    var objects = new LinkedHashSet<String>();
    for (var entry : entries) {
      for (var version : List.of("v1", "v1beta1", "v1alpha1", "v1alpha2", "v1alpha3")) {
        objects.add(entry.group() + "/" + version + " " + entry.kind());
      }
    }
    return objects;
  }

  private static List<SchemaEntry> at(
      String hyperConverged, String kubeVirt, String[] object, List<SchemaEntry> entries) {
    var group = object[0].substring(0, object[0].indexOf('/'));
    return entries.stream()
        .filter(entry -> entry.group().equals(group) && entry.kind().equals(object[1]))
        .filter(entry -> entry
            .componentVersion()
            .toString()
            .equals(entry.component() == Component.HYPERCONVERGED ? hyperConverged : kubeVirt))
        .toList();
  }

  private static String severity(String version, String apiVersion, String kind) {
    var object = """
        apiVersion: %s
        kind: %s
        metadata: {name: it, namespace: shop}
        """.formatted(apiVersion, kind);
    return Severities.of(new UnservedApiVersion(), version + object);
  }
}

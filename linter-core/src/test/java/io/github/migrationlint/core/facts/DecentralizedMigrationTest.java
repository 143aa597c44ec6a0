package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.schemas.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who decides about the gate in which release. */
class DecentralizedMigrationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5  | [DecentralizedLiveMigration] | NO",
        "1.6  | [DecentralizedLiveMigration] | YES",
        "1.6  | [Other] | NO",
        "1.6  | []      | NO",
        "1.6  | [Other, '${GATE}'] | UNKNOWN",
        "1.6  | \"${GATES}\" | UNKNOWN",
        "1.9  | [Other] | NO",
        "1.10 | [Other] | YES",
      })
  void a_kubevirt_object_lists_it(String version, String gates, String enabled) {
    var kubeVirt = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kv, namespace: kubevirt}
        spec: {configuration: {developerConfiguration: {featureGates: %s}}}
        """.formatted(gates);
    var release = Version.parse(version).orElseThrow();

    assertEquals(enabled, of(release, Version.of(1, 17), kubeVirt).enabled().name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1beta1 | 1.17 | {decentralizedLiveMigration: true} | YES",
        "v1beta1 | 1.17 | {decentralizedLiveMigration: false} | NO",
        "v1beta1 | 1.17 | {} | NO",
        "v1beta1 | 1.17 | {decentralizedLiveMigration: '${GATE}'} | UNKNOWN",
        "v1beta1 | 1.18 | {decentralizedLiveMigration: false} | UNKNOWN",
        "v1      | 1.17 | [] | UNKNOWN",
      })
  void hyperconverged_has_a_switch_of_its_own(
      String version, String release, String gates, String enabled) {
    var hyperConverged = """
        apiVersion: hco.kubevirt.io/%s
        kind: HyperConverged
        metadata: {name: kubevirt-hyperconverged, namespace: openshift-cnv}
        spec: {featureGates: %s}
        """.formatted(version, gates);
    var fact = of(Version.of(1, 8), Version.parse(release).orElseThrow(), hyperConverged);

    assertEquals(enabled, fact.enabled().name());
  }

  @ParameterizedTest
  @CsvSource({"featureGates/-, UNKNOWN", "vmStateStorageClass, NO"})
  void a_patch_may_turn_it_on(String path, String enabled) {
    var hyperConverged =
        """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata:
          name: kubevirt-hyperconverged
          namespace: openshift-cnv
          annotations:
            kubevirt.kubevirt.io/jsonpatch: '[{"op": "add", "path": "/spec/configuration/%s", "value": "x"}]'
        spec: {}
        """.formatted(path.startsWith("featureGates") ? "developerConfiguration/" + path : path);

    assertEquals(
        enabled,
        of(Version.of(1, 8), Version.of(1, 17), hyperConverged).enabled().name());
  }

  @ParameterizedTest
  @CsvSource({"'', NO", "'labels: {app.kubernetes.io/managed-by: hco}', UNKNOWN"})
  void a_kubevirt_object_that_is_managed_says_nothing(String labels, String enabled) {
    var kubeVirt = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kv, namespace: kubevirt%s}
        spec: {}
        """.formatted(labels.isEmpty() ? "" : ", " + labels);

    assertEquals(
        enabled, of(Version.of(1, 8), Version.of(1, 17), kubeVirt).enabled().name());
  }

  @ParameterizedTest
  @CsvSource({"1.5, NO", "1.6, UNKNOWN"})
  void without_an_object_no_one_knows(String version, String enabled) {
    var release = Version.parse(version).orElseThrow();
    var policy = Manifests.policy("a", "a: '1'", "");

    assertEquals(enabled, of(release, Version.of(1, 17), policy).enabled().name());
  }

  private static DecentralizedMigration of(Version kubeVirt, Version hyperConverged, String yaml) {
    return Clusters.ask(
        DecentralizedMigration.ANALYSIS, Clusters.at(kubeVirt, hyperConverged, yaml));
  }
}

package io.github.migrationlint.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.TestClusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionEvidenceTest {
  private static PlatformVersions versions(String yaml) {
    return TestClusters.of(yaml).versions();
  }

  private static String subscription(String packageName, String channel, String csv) {
    return """
        apiVersion: operators.coreos.com/v1alpha1
        kind: Subscription
        metadata: {name: hco, namespace: openshift-cnv}
        spec:
          name: %s
          channel: %s
          startingCSV: %s
        """.formatted(packageName, channel, csv);
  }

  @Test
  void without_evidence_the_newest_released_line_is_taken() {
    var versions = versions("");
    assertEquals("1.18", versions.hyperConverged().toString());
    assertEquals("1.8", versions.kubeVirt().toString());
    assertEquals(
        "nothing here tells, and this is the newest generally available line", versions.why());
    assertFalse(versions.declared());
  }

  @ParameterizedTest
  @CsvSource({
    "kubevirt-hyperconverged, stable, kubevirt-hyperconverged-operator.v4.14.3, 1.10, 1.0",
    "kubevirt-hyperconverged, '4.13', '', 1.9, 0.59",
    "community-kubevirt-hyperconverged, stable, kubevirt-hyperconverged-operator.v1.8.0, 1.8, 0.58",
    "community-kubevirt-hyperconverged, stable-1.15, '', 1.15, 1.5"
  })
  void a_subscription_tells_the_version(
      String packageName, String channel, String csv, String hyperConverged, String kubeVirt) {
    var versions = versions(subscription(packageName, channel, '"' + csv + '"'));
    assertEquals(hyperConverged, versions.hyperConverged().toString());
    assertEquals(kubeVirt, versions.kubeVirt().toString());
  }

  @Test
  void the_report_says_where_the_version_is_written() {
    var versions = versions(subscription("kubevirt-hyperconverged", "stable", "op.v4.12.1"));
    assertEquals("`op.v4.12.1` at test.yaml:7:16", versions.why());
    assertTrue(versions.certain());
  }

  @Test
  void the_pairing_of_recent_openshift_releases_is_not_certain() {
    assertFalse(versions(subscription("kubevirt-hyperconverged", "stable", "op.v4.20.1"))
        .certain());
  }

  @Test
  void a_channel_without_a_number_tells_nothing() {
    assertEquals(
        versions("").why(),
        versions(subscription("kubevirt-hyperconverged", "stable", "")).why());
  }

  @Test
  void other_operators_tell_nothing() {
    assertEquals(
        versions("").why(),
        versions(subscription("odf-operator", "stable", "odf.v4.14.0")).why());
  }

  @Test
  void evidence_that_disagrees_is_none_and_is_told() {
    var both = subscription("kubevirt-hyperconverged", "stable", "op.v4.12.1")
        + "---\n"
        + subscription("kubevirt-hyperconverged", "stable", "op.v4.14.1");
    assertEquals(versions("").kubeVirt(), versions(both).kubeVirt());
    assertEquals(
        "what is here disagrees (`op.v4.12.1` at test.yaml:7:16, `op.v4.14.1` at test.yaml:15:16), and"
            + " this is the newest generally available line",
        versions(both).why());
  }

  @ParameterizedTest
  @CsvSource({
    "kubevirt-hyperconverged-operator.v4.14.0, 1.10, 1.0",
    "kubevirt-hyperconverged-operator.v1.15.2, 1.15, 1.5",
    "kubevirtoperator.v1.6.0, 1.16, 1.6"
  })
  void an_installed_release_tells_the_version(String name, String hyperConverged, String kubeVirt) {
    var versions = versions("""
        apiVersion: operators.coreos.com/v1alpha1
        kind: ClusterServiceVersion
        metadata: {name: %s, namespace: openshift-cnv}
        """.formatted(name));
    assertEquals(hyperConverged, versions.hyperConverged().toString());
    assertEquals(kubeVirt, versions.kubeVirt().toString());
    assertTrue(versions.certain() || name.contains("v4"));
  }

  @ParameterizedTest
  @CsvSource({
    "quay.io/kubevirt/virt-operator:v1.5.2, '', 1.5",
    "registry:5000/kubevirt/virt-operator:v1.3.1-amd64, '', 1.3",
    "quay.io/kubevirt/virt-operator@sha256:1.4abcdef, v1.4.0, 1.4",
    "quay.io/kubevirt/virt-operator@sha256:1.4abcdef, '', 1.8"
  })
  void the_operator_tells_its_version(String image, String variable, String kubeVirt) {
    var versions = versions("""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: virt-operator, namespace: kubevirt}
        spec:
          template:
            spec:
              containers:
              - name: virt-operator
                image: %s
                env:
                - {name: KUBEVIRT_VERSION, value: "%s"}
        """.formatted(image, variable));
    assertEquals(kubeVirt, versions.kubeVirt().toString());
  }

  @Test
  void a_kubevirt_object_may_ask_for_a_tag() {
    var versions = versions("""
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec: {imageTag: v1.2.0}
        """);
    assertEquals("1.2", versions.kubeVirt().toString());
    assertEquals("`v1.2.0` at test.yaml:4:18", versions.why());
  }
}

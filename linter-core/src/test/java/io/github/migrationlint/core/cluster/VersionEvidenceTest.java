package io.github.migrationlint.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.migrationlint.core.TestClusters;
import io.github.migrationlint.core.cluster.PlatformVersions.Source;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.schemas.VersionBounds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the objects of a cluster tell about its versions: D2, D12, M4 and U1 of real repositories. */
class VersionEvidenceTest {
  private static final String NEWEST = "HCO 1.18?, KubeVirt 1.8?";

  private static PlatformVersions versions(String yaml) {
    return TestClusters.of(yaml).versions();
  }

  /** {@code HCO 1.14, KubeVirt 1.4}; a question mark where no limit is known, else the limits. */
  private static String shown(String yaml) {
    var versions = versions(yaml);
    return "HCO " + words(versions.hyperConvergedBounds()) + ", KubeVirt "
        + words(versions.kubeVirtBounds());
  }

  private static String words(VersionBounds bounds) {
    if (bounds.isExact()) {
      return bounds.assumed().toString();
    }
    var lower = bounds.atLeast().map(version -> ">=" + version).orElse("");
    var upper = bounds.atMost().map(version -> "<=" + version).orElse("");
    return bounds.assumed() + "?" + lower + upper;
  }

  private static String subscription(String fields) {
    return """
        apiVersion: operators.coreos.com/v1alpha1
        kind: Subscription
        metadata: {name: hco, namespace: openshift-cnv}
        spec: {name: community-kubevirt-hyperconverged, %s}
        """.formatted(fields);
  }

  private static String operatorPolicy(String fields) {
    return """
        apiVersion: policy.open-cluster-management.io/v1beta1
        kind: OperatorPolicy
        metadata: {name: virt, namespace: policies}
        spec:
          complianceType: musthave
          subscription: {name: kubevirt-hyperconverged, namespace: openshift-cnv}
          %s
        """.formatted(fields);
  }

  /** M4: a raw chart takes manifests as texts. */
  @Test
  void the_operators_image_in_a_text_of_a_chart_tells_the_version() {
    assertEquals("HCO 1.19, KubeVirt 1.9", shown("""
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: kubevirt, namespace: kubevirt}
        spec:
          values:
            resources:
            - |
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: virt-operator}
              spec:
                template:
                  spec:
                    containers:
                    - {name: virt-operator, image: 'quay.io/kubevirt/virt-operator:v1.9.0'}
        """));
  }

  @Test
  void without_evidence_the_newest_released_line_is_taken() {
    assertEquals(NEWEST, shown(""));
    assertEquals(
        "no file names a version; the newest generally available release is assumed",
        versions("").why());
    assertFalse(versions("").isDeclared());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        // What was installed first is followed by what the channel brings.
        "startingCSV: op.v1.10.0, HCO 1.18?, KubeVirt 1.8?",
        "startingCSV: op.v4.10.0, HCO 1.18?, KubeVirt 1.8?",
        "startingCSV: op.v1.19.0, HCO 1.19?, KubeVirt 1.9?",
        // Or stays, until someone approves a plan.
        "\"startingCSV: op.v1.10.0, installPlanApproval: Manual\", HCO 1.10?, KubeVirt 1.0?",
        "\"startingCSV: op.v4.14.3, installPlanApproval: Manual\", HCO 1.10?, KubeVirt 1.0?",
        "\"startingCSV: op.v1.10.0, installPlanApproval: Automatic\", HCO 1.18?, KubeVirt 1.8?",
        // A channel with a number holds nothing newer, one without tells nothing.
        "channel: 1.14.0, HCO 1.14?<=1.14, KubeVirt 1.4?<=1.4",
        "channel: candidate-v1.20, HCO 1.20?<=1.20, KubeVirt 1.9?",
        "channel: \"'4.13'\", HCO 1.9?<=1.9, KubeVirt 0.59?<=0.59",
        "channel: stable, HCO 1.18?, KubeVirt 1.8?",
        "\"channel: 1.14.0, startingCSV: op.v1.10.0\", HCO 1.14?<=1.14, KubeVirt 1.4?<=1.4",
        "\"channel: 1.14.0, startingCSV: op.v1.10.0, installPlanApproval: Manual\","
            + " HCO 1.10?<=1.14, KubeVirt 1.0?<=1.4",
      })
  void a_subscription_states_no_version_that_runs(String fields, String hco, String kubeVirt) {
    assertEquals(hco + ", " + kubeVirt, shown(subscription(fields)));
  }

  @Test
  void the_report_says_where_the_version_is_written() {
    assertEquals(
        "`op.v1.12.1` at test.yaml:4:62 or newer; the newest generally available release is assumed",
        versions(subscription("startingCSV: op.v1.12.1")).why());
    assertEquals(
        "`op.v1.12.1` at test.yaml:4:91 or newer",
        versions(subscription("installPlanApproval: Manual, startingCSV: op.v1.12.1"))
            .why());
    assertEquals(
        "at most `1.14.0` at test.yaml:4:58",
        versions(subscription("channel: 1.14.0")).why());
  }

  @Test
  void other_operators_tell_nothing() {
    assertEquals(
        NEWEST,
        shown(subscription("channel: 1.14.0")
            .replace("community-kubevirt-hyperconverged", "odf-operator")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redhat/redhat-operator-index:v4.17 | HCO 1.13?<=1.13, KubeVirt 1.3?<=1.3",
        "quay.io/kubevirt/hyperconverged-cluster-index:1.14.0 | HCO 1.14?<=1.14, KubeVirt 1.4?<=1.4",
        "quay.io/somebody/index:1.14.0 | HCO 1.18?, KubeVirt 1.8?",
        "quay.io/kubevirt/hyperconverged-cluster-index@sha256:1.4 | HCO 1.18?, KubeVirt 1.8?",
      })
  void a_catalogue_holds_nothing_newer_than_its_tag(String image, String shown) {
    var catalogue = """
        apiVersion: operators.coreos.com/v1alpha1
        kind: CatalogSource
        metadata: {name: mine, namespace: openshift-marketplace}
        spec: {image: "%s"}
        ---
        """.formatted(image);
    assertEquals(shown, shown(catalogue + subscription("source: mine")));
    assertEquals(NEWEST, shown(catalogue + subscription("source: another")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "remediationAction: enforce | op.v4.12.2, op.v4.17.3 | HCO 1.13?<=1.13, KubeVirt 1.3?<=1.3",
        "remediationAction: enforce | '\"op.v4.12.2,op.v4.17.3\", \"\"' | HCO 1.13?<=1.13, KubeVirt 1.3?<=1.3",
        "remediationAction: enforce | op.v4.17.3, '\"{{ .V }}\"' | HCO 1.18?, KubeVirt 1.8?",
        "remediationAction: enforce | '' | HCO 1.18?, KubeVirt 1.8?",
        "remediationAction: inform | op.v4.12.2, op.v4.17.3 | HCO 1.13?, KubeVirt 1.3?",
      })
  void an_operator_policy_approves_what_it_lists(String action, String list, String shown) {
    var fields = action + "\n  versions: [" + list.replace("'", "") + "]";
    assertEquals(shown, shown(operatorPolicy(fields)));
  }

  @Test
  void the_policy_around_an_operator_policy_decides_what_it_does() {
    var inner = operatorPolicy("remediationAction: enforce\n  versions: [op.v4.17.3]");
    var policy = """
        apiVersion: policy.open-cluster-management.io/v1
        kind: Policy
        metadata: {name: virt, namespace: policies}
        spec:
          remediationAction: inform
          policy-templates:
          - objectDefinition:
        """ + inner.indent(6);
    assertEquals("HCO 1.13?, KubeVirt 1.3?", shown(policy));
    assertEquals(
        "HCO 1.13?<=1.13, KubeVirt 1.3?<=1.3",
        shown(policy.replace("remediationAction: inform", "remediationAction: enforce")));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "1.14.0, HCO 1.14, KubeVirt 1.4",
        "1.14.x, HCO 1.14, KubeVirt 1.4",
        "~1.14.2, HCO 1.14, KubeVirt 1.4",
        "4.17.4, HCO 1.13, KubeVirt 1.3",
        ">=1.14.0 <1.16.0, HCO 1.15?>=1.14<=1.15, KubeVirt 1.5?>=1.4<=1.5",
        "\">=1.14.0, <=1.16.2\", HCO 1.16?>=1.14<=1.16, KubeVirt 1.6?>=1.4<=1.6",
        ">=1.14.0, HCO 1.18?>=1.14, KubeVirt 1.8?>=1.4",
        "<1.16.0, HCO 1.15?<=1.15, KubeVirt 1.5?<=1.5",
        "1.14.0 || 1.16.0, HCO 1.18?, KubeVirt 1.8?",
        "!=1.14.0, HCO 1.18?, KubeVirt 1.8?",
      })
  void a_cluster_extension_names_a_version_or_a_range(String version, String hco, String kubeVirt) {
    var extension = """
        apiVersion: olm.operatorframework.io/v1
        kind: ClusterExtension
        metadata: {name: hco}
        spec:
          source:
            sourceType: Catalog
            catalog: {packageName: community-kubevirt-hyperconverged, version: "%s"}
        """.formatted(version);
    assertEquals(hco + ", " + kubeVirt, shown(extension));
  }

  @ParameterizedTest
  @CsvSource({
    "kubevirt-hyperconverged-operator.v4.14.0, HCO 1.10, KubeVirt 1.0",
    "kubevirt-hyperconverged-operator.v1.15.2, HCO 1.15, KubeVirt 1.5",
    "kubevirtoperator.v1.6.0, HCO 1.16, KubeVirt 1.6",
    // How these pair is only inferred: between the neighbors that were read.
    "kubevirt-hyperconverged-operator.v4.20.1, HCO 1.16?>=1.13<=1.18, KubeVirt 1.6?>=1.3<=1.8",
    // Releases the tables do not hold.
    "kubevirt-hyperconverged-operator.v4.23.0, HCO 1.18?>=1.18, KubeVirt 1.8?>=1.8",
    "kubevirt-hyperconverged-operator.v1.20.0, HCO 1.20, KubeVirt 1.9?",
  })
  void an_installed_release_tells_the_version(String name, String hco, String kubeVirt) {
    assertEquals(hco + ", " + kubeVirt, shown("""
        apiVersion: operators.coreos.com/v1alpha1
        kind: ClusterServiceVersion
        metadata: {name: %s, namespace: openshift-cnv}
        """.formatted(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "quay.io/kubevirt/virt-operator:v1.5.2, '', 'HCO 1.15, KubeVirt 1.5'",
    "registry:5000/kubevirt/virt-operator:v1.3.1-amd64, '', 'HCO 1.13, KubeVirt 1.3'",
    "quay.io/kubevirt/virt-operator@sha256:1.4abcdef, v1.4.0, 'HCO 1.14, KubeVirt 1.4'",
    "quay.io/kubevirt/virt-operator@sha256:1.4abcdef, '', 'HCO 1.18?, KubeVirt 1.8?'",
    "registry.redhat.io/virt-operator-rhel9:v4.17.3, '', 'HCO 1.13, KubeVirt 1.3'",
    "kubevirt/virt-operator:v0.27.0, '', 'HCO 1.4?, KubeVirt 0.27'",
  })
  void the_operator_tells_its_version(String image, String variable, String shown) {
    assertEquals(shown, shown("""
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
        """.formatted(image, variable)));
  }

  @Test
  void a_kubevirt_object_may_ask_for_a_tag() {
    var kubeVirt = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec: {imageTag: v1.2.0}
        """;
    assertEquals("HCO 1.12, KubeVirt 1.2", shown(kubeVirt));
    assertEquals("`v1.2.0` at test.yaml:4:18", versions(kubeVirt).why());
  }

  @ParameterizedTest
  @CsvSource({
    "MigrationStallDetection, 'HCO 1.19?, KubeVirt 1.9?'",
    "Snapshot, 'HCO 1.18?, KubeVirt 1.8?'",
    "NoSuchGate, 'HCO 1.18?, KubeVirt 1.8?'",
  })
  void a_gate_of_newer_releases_tells_that_one_of_them_runs(String gate, String shown) {
    var kubeVirt = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec: {configuration: {developerConfiguration: {featureGates: [%s]}}}
        """.formatted(gate);
    assertEquals(shown, shown(kubeVirt));
    // Older releases ignore a gate they do not know, so it is no match for what is certain.
    assertEquals(
        "HCO 1.14, KubeVirt 1.4", shown(kubeVirt.replace("spec: {", "spec: {imageTag: v1.4.0, ")));
  }

  private static final String LIVE = """
      apiVersion: kubevirt.io/v1
      kind: KubeVirt
      metadata: {name: kubevirt, namespace: kubevirt, uid: 3f0c}
      spec: {imageTag: v1.2.0}
      status: {observedKubeVirtVersion: v1.3.1}
      """;

  @Test
  void a_live_object_shows_what_runs() {
    assertEquals("HCO 1.13, KubeVirt 1.3", shown(LIVE));
    assertEquals(Source.OBSERVED, versions(LIVE).source());
    var hyperConverged = """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata: {name: kubevirt-hyperconverged, namespace: openshift-cnv, uid: 3f0d}
        spec: {}
        status: {versions: [{name: operator, version: 4.20.1}]}
        """;
    assertEquals("HCO 1.16?>=1.13<=1.18, KubeVirt 1.6?>=1.3<=1.8", shown(hyperConverged));
    assertEquals(
        "HCO 1.16, KubeVirt 1.6",
        shown(hyperConverged + "---\n" + LIVE.replace("v1.3.1", "v1.6.2-7-g9a")));
  }

  @Test
  void a_status_that_no_api_server_wrote_shows_nothing() {
    assertEquals("HCO 1.12, KubeVirt 1.2", shown(LIVE.replace(", uid: 3f0c", "")));
  }

  @Test
  void a_live_subscription_names_what_is_installed() {
    var live = subscription("startingCSV: op.v1.10.0").replace("hco,", "hco, uid: 3f0e,")
        + "status: {installedCSV: kubevirt-hyperconverged-operator.v1.15.1}\n";
    assertEquals("HCO 1.15, KubeVirt 1.5", shown(live));
  }

  @Test
  void evidence_that_disagrees_is_none_and_is_reported() {
    var both = LIVE.replace(", uid: 3f0c", "") + "---\n"
        + LIVE.replace(", uid: 3f0c", "").replace("v1.2.0", "v1.4.0");
    assertEquals(NEWEST, shown(both));
    assertEquals(
        "these disagree: `v1.2.0` at test.yaml:4:18 and `v1.4.0` at test.yaml:10:18;"
            + " the newest generally available release is assumed",
        versions(both).why());
  }

  /** A catalogue holds a bundle of every release; none of them is installed by being there. */
  @Test
  void a_bundle_of_a_catalogue_is_not_installed() {
    var csv = """
        apiVersion: operators.coreos.com/v1alpha1
        kind: ClusterServiceVersion
        metadata: {name: kubevirt-hyperconverged-operator.v1.10.0}
        """;
    var path = "catalog/1.10.0/manifests/hco.v1.10.0.clusterserviceversion.yaml";
    var cluster = TestClusters.of(List.of(new SourceFile(new SourceId(path), csv)));
    assertEquals("1.18", cluster.versions().hyperConverged().toString());
    assertEquals("HCO 1.10, KubeVirt 1.0", shown(csv));
  }
}

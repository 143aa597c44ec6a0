package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Which object configures the virtual machines of a cluster. */
class ConfiguringObjectTest {
  private static String hyperConverged(String name) {
    return """
        ---
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata: {name: %s, namespace: openshift-cnv}
        spec: {}
        """.formatted(name);
  }

  private static String kubeVirt(String name) {
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: %s, namespace: kubevirt}
        spec: {}
        """.formatted(name);
  }

  private static String enforced(String complianceType, String object) {
    return """
        ---
        apiVersion: policy.open-cluster-management.io/v1
        kind: ConfigurationPolicy
        metadata: {name: a}
        spec:
          remediationAction: enforce
          object-templates:
          - complianceType: %s
            objectDefinition: %s
        """.formatted(complianceType, object);
  }

  private static final String FLOW =
      "{apiVersion: kubevirt.io/v1, kind: KubeVirt, metadata: {name: kv, namespace: x}, spec: {}}";

  private static String of(String yaml) {
    return Clusters.ask(ConfiguringObject.ANALYSIS, Clusters.of(yaml))
        .header()
        .map(header -> header.nameText())
        .orElse("none");
  }

  @Test
  void the_only_hyperconverged_comes_before_the_kubevirt_it_makes() {
    assertEquals("hco", of(hyperConverged("hco") + kubeVirt("kv")));
    assertEquals("kv", of(kubeVirt("kv")));
    assertEquals("none", of(Manifests.policy("a", "", "")));
  }

  @Test
  void of_two_no_one_knows_which_it_is() {
    assertEquals("none", of(kubeVirt("one") + kubeVirt("two")));
    assertEquals("none", of(hyperConverged("one") + hyperConverged("two")));
    assertEquals("none", of(hyperConverged("one") + hyperConverged("two") + kubeVirt("kv")));
  }

  @Test
  void a_part_of_an_object_does_not_show_the_rest() {
    assertEquals("none", of(enforced("musthave", FLOW)));
  }
}

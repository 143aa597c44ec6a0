package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Into which fields of which kinds kustomize writes labels, annotations, namespaces and replicas. */
class BuiltInFieldsTest {
  private static Composition compose(
      String kustomization, String apiVersion, String kind, String spec) {
    return Layout.of("", """
        === kustomization.yaml
        resources: [o.yaml]
        %s
        === o.yaml
        apiVersion: %s
        kind: %s
        metadata: {name: o}
        spec: %s
        """.formatted(kustomization, apiVersion, kind, spec)).composition();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kubevirt.io/v1 | VirtualMachine | {template: {metadata: {labels: {a: b}}}} | metadata/labels",
        "v1 | Service | {} | spec/selector metadata/labels",
        "example.com/v2 | Service | {} | metadata/labels",
        "v1 | ReplicationController | {} | spec/selector spec/template/metadata/labels metadata/labels",
        "apps/v1 | Deployment | {} | spec/selector/matchLabels spec/template/metadata/labels metadata/labels",
        "apps/v1 | ReplicaSet | {} | spec/selector/matchLabels spec/template/metadata/labels metadata/labels",
        "apps/v1 | DaemonSet | {} | spec/selector/matchLabels spec/template/metadata/labels metadata/labels",
        "apps/v1 | StatefulSet | {} | spec/selector/matchLabels spec/template/metadata/labels metadata/labels",
        "example.com/v1 | StatefulSet | {} | metadata/labels",
        "apps/v1 | StatefulSet | {volumeClaimTemplates: [{metadata: {name: c}}]} | spec/volumeClaimTemplates/metadata/labels spec/selector/matchLabels spec/template/metadata/labels metadata/labels",
        "batch/v1 | Job | {} | spec/template/metadata/labels metadata/labels",
        "batch/v1 | Job | {selector: {matchLabels: {a: b}}} | spec/selector/matchLabels spec/template/metadata/labels metadata/labels",
        "batch/v1 | CronJob | {} | spec/jobTemplate/metadata/labels spec/jobTemplate/spec/template/metadata/labels metadata/labels",
        "batch/v1 | CronJob | {jobTemplate: {spec: {selector: {matchLabels: {}}}}} | spec/jobTemplate/spec/selector/matchLabels spec/jobTemplate/metadata/labels spec/jobTemplate/spec/template/metadata/labels metadata/labels",
        "policy/v1 | PodDisruptionBudget | {selector: {matchLabels: {a: b}}} | spec/selector/matchLabels metadata/labels",
        "policy/v1 | PodDisruptionBudget | {selector: {}} | metadata/labels",
        "networking.k8s.io/v1 | NetworkPolicy | {podSelector: {matchLabels: {}}} | spec/podSelector/matchLabels metadata/labels",
        "networking.k8s.io/v1 | NetworkPolicy | {ingress: [{from: [{podSelector: {matchLabels: {}}}]}]} | spec/ingress/from/podSelector/matchLabels metadata/labels",
        "networking.k8s.io/v1 | NetworkPolicy | {egress: [{to: [{podSelector: {matchLabels: {}}}]}]} | spec/egress/to/podSelector/matchLabels metadata/labels",
      })
  void labels_reach_selectors_and_templates(
      String apiVersion, String kind, String spec, String places) {
    var object = Look.one(compose("commonLabels: {l: x}", apiVersion, kind, spec), kind);
    assertEquals(sorted(places), sorted(Look.placesOf("l", object)));
  }

  private static String sorted(String words) {
    return String.join(" ", new TreeSet<>(List.of(words.split(" ", -1))));
  }

  @ParameterizedTest
  @CsvSource({"Deployment", "StatefulSet"})
  void labels_reach_what_pods_keep_apart_from(String kind) {
    var composition = compose("commonLabels: {l: x}", "apps/v1", kind, """
        {template: {spec: {
            topologySpreadConstraints: [{labelSelector: {matchLabels: {}}}, {labelSelector: {}}],
            affinity: {
              podAffinity: {
                preferredDuringSchedulingIgnoredDuringExecution: [{podAffinityTerm: {labelSelector: {matchLabels: {}}}}],
                requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {matchLabels: {}}}, {topologyKey: z}]},
              podAntiAffinity: {
                preferredDuringSchedulingIgnoredDuringExecution: [{podAffinityTerm: {labelSelector: {matchLabels: {}}}}],
                requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {matchLabels: {}}}]}}}}}
        """.replaceAll("\\s+", " "));
    var affinity = "spec/template/spec/affinity/";
    assertEquals(
        sorted(
            String.join(
                " ",
                "metadata/labels",
                "spec/selector/matchLabels",
                "spec/template/metadata/labels",
                "spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels",
                affinity
                    + "podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
                affinity
                    + "podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
                affinity
                    + "podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
                affinity
                    + "podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels")),
        sorted(Look.placesOf("l", Look.one(composition, kind))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kubevirt.io/v1 | VirtualMachine | metadata/annotations",
        "v1 | ReplicationController | metadata/annotations spec/template/metadata/annotations",
        "apps/v1 | Deployment | metadata/annotations spec/template/metadata/annotations",
        "apps/v1 | ReplicaSet | metadata/annotations spec/template/metadata/annotations",
        "apps/v1 | DaemonSet | metadata/annotations spec/template/metadata/annotations",
        "example.com/v1 | StatefulSet | metadata/annotations spec/template/metadata/annotations",
        "batch/v1 | Job | metadata/annotations spec/template/metadata/annotations",
        "example.com/v1 | Job | metadata/annotations",
        "batch/v1 | CronJob | metadata/annotations spec/jobTemplate/metadata/annotations spec/jobTemplate/spec/template/metadata/annotations",
      })
  void annotations_reach_templates(String apiVersion, String kind, String places) {
    var object = Look.one(compose("commonAnnotations: {note: x}", apiVersion, kind, "{}"), kind);
    assertEquals(places, sorted(Look.placesOf("note", object)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apps/v1 | Deployment | 7",
        "v1 | ReplicationController | 7",
        "apps/v1 | ReplicaSet | 7",
        "apps/v1 | StatefulSet | 7",
        "kubevirt.io/v1 | VirtualMachineInstanceReplicaSet | absent",
      })
  void replicas_are_those_of_pods(String apiVersion, String kind, String replicas) {
    var composition = compose("replicas: [{name: o, count: 7}]", apiVersion, kind, "{}");
    assertEquals(replicas, Look.at(Look.one(composition, kind), "spec.replicas"));
    assertEquals(
        replicas.equals("absent") ? "[no object called `o` has replicas to set]" : "[]",
        Look.messages(composition).toString());
  }

  @Test
  void a_namespace_reaches_what_refers_to_one() {
    var composition = Layout.of("", """
        === kustomization.yaml
        resources: [all.yaml]
        namespace: shop
        === all.yaml
        {apiVersion: v1, kind: Namespace, metadata: {name: old}}
        ---
        {apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: a}, spec: {service: {name: s}}}
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: c}
        spec: {conversion: {webhook: {clientConfig: {service: {namespace: old}}}}}
        ---
        {apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: old}}
        """).composition();
    var namespace = Look.one(composition, "Namespace");
    assertEquals("\"shop\"", Look.at(namespace, "metadata.name"));
    assertEquals("absent", Look.at(namespace, "metadata.namespace"));
    assertEquals(
        "\"shop\"", Look.at(Look.one(composition, "APIService"), "spec.service.namespace"));
    var definition = Look.one(composition, "CustomResourceDefinition");
    assertEquals("absent", Look.at(definition, "metadata.namespace"));
    assertEquals(
        "\"shop\"", Look.at(definition, "spec.conversion.webhook.clientConfig.service.namespace"));
    assertEquals("\"shop\"", Look.at(Look.one(composition, "ConfigMap"), "metadata.namespace"));
  }

  @Test
  void a_namespace_of_another_group_keeps_its_name() {
    var composition = compose("namespace: shop", "example.com/v1", "Namespace", "{}");
    assertEquals("\"o\"", Look.at(composition.objects().get(0), "metadata.name"));
    assertEquals("\"shop\"", Look.at(composition.objects().get(0), "metadata.namespace"));
  }

  @Test
  void a_webhook_without_a_namespace_is_not_given_one() {
    var composition = compose(
        "namespace: shop",
        "apiextensions.k8s.io/v1",
        "CustomResourceDefinition",
        "{conversion: {webhook: {clientConfig: {service: {name: s}}}}}");
    assertEquals("", Look.placesOf("namespace", composition.objects().get(0)));
  }
}

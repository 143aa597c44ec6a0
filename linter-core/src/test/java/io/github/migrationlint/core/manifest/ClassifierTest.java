package io.github.migrationlint.core.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierTest {
  private static final String POLICY = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: gold}
      """;

  private static SourceFile file(String path, String text) {
    return new SourceFile(new SourceId(path), text);
  }

  private static Outcome<List<Manifest>> classify(SourceFile... files) {
    var documents = new YamlReader().read(Arrays.asList(files)).value().documents();
    return new Classifier().classify(documents);
  }

  @Test
  void an_object_says_what_it_is() {
    var manifest = classify(file("a.yaml", POLICY)).value().get(0);
    assertEquals(
        "migrations.kubevirt.io/v1alpha1 MigrationPolicy", manifest.gvk().toString());
    assertEquals("gold", manifest.name().orElseThrow());
    assertTrue(manifest.namespace().isEmpty());
  }

  @Test
  void the_core_group_is_empty() {
    var manifest = classify(
            file("a.yaml", "{apiVersion: v1, kind: Namespace, metadata: {name: a}}"))
        .value()
        .get(0);
    assertEquals("", manifest.gvk().group());
    assertEquals("v1", manifest.gvk().apiVersion());
  }

  @Test
  void the_items_of_a_list_are_objects_even_before_its_kind() {
    var manifests = classify(file("a.yaml", """
                    apiVersion: v1
                    items:
                    - {apiVersion: v1, kind: Namespace, metadata: {name: a}}
                    - {apiVersion: v1, kind: Namespace, metadata: {name: b}}
                    kind: List
                    """)).value();
    assertEquals(
        List.of("a", "b"), manifests.stream().map(m -> m.name().orElseThrow()).toList());
  }

  @Test
  void lists_within_lists_are_opened() {
    var manifests = classify(file("a.yaml", """
                    apiVersion: v1
                    kind: List
                    items:
                    - apiVersion: v1
                      kind: NamespaceList
                      items:
                      - {apiVersion: v1, kind: Namespace, metadata: {name: a}}
                    """)).value();
    assertEquals(1, manifests.size());
  }

  private static List<String> names(String yaml) {
    return classify(file("a.yaml", yaml)).value().stream()
        .map(manifest -> manifest.gvk().kind() + " " + manifest.name().orElse("")
            + (manifest.partial() ? " partial" : ""))
        .toList();
  }

  @Test
  void an_openshift_template_holds_objects() {
    assertEquals(List.of("VirtualMachine ${NAME}"), names("""
        apiVersion: template.openshift.io/v1
        kind: Template
        metadata: {name: fedora}
        objects:
        - {apiVersion: kubevirt.io/v1, kind: VirtualMachine, metadata: {name: "${NAME}"}}
        parameters: [{name: NAME}]
        """));
  }

  /** What the user may replace is not the namespace of an object, and one written out is taken away. */
  @Test
  void the_namespace_of_an_object_of_a_template_is_unknown() {
    var template = """
        apiVersion: template.openshift.io/v1
        kind: Template
        metadata: {name: fedora, namespace: openshift}
        objects:
        - {apiVersion: kubevirt.io/v1, kind: VirtualMachine, metadata: {name: a}}
        - {apiVersion: kubevirt.io/v1, kind: VirtualMachine, metadata: {name: b, namespace: shop}}
        - {apiVersion: kubevirt.io/v1, kind: VirtualMachine, metadata: {name: c, namespace: "${N}"}}
        - {apiVersion: v1, kind: Namespace, metadata: {name: d}}
        parameters: [{name: N, value: shop}]
        """;
    assertEquals(List.of("$(unknown) a", "$(unknown) b", "${N} c", " d"), placed(template));
  }

  @Test
  void defaults_of_parameters_are_filled_in_where_they_stay_in_their_object() {
    var manifest = classify(file("a.yaml", """
        apiVersion: template.openshift.io/v1
        kind: Template
        metadata: {name: fedora}
        objects:
        - apiVersion: kubevirt.io/v1
          kind: VirtualMachine
          metadata: {name: "${NAME}", labels: {memory: "${MEMORY}"}}
          spec:
            running: ${{RUNNING}}
            cores: ${{CORES}}
            sockets: ${{OCTAL}}
            threads: ${{MISSING}}
            memory: ${MEMORY}
            guest: ${MEMORY}i
            claimName: ${NAME}
        parameters:
        - {name: NAME, value: web}
        - {name: MEMORY, value: 4Gi}
        - {name: CORES, value: "2"}
        - {name: RUNNING, value: "true"}
        - {name: OCTAL, value: "010"}
        - {name: MISSING, generate: expression, from: "[0-9]"}
        """)).value().get(0);
    var spec = manifest.root().mapping("spec").orElseThrow();
    var texts = spec.entries().stream()
        .map(entry -> entry.name() + "=" + ((ScalarNode) entry.value()).text())
        .toList();
    assertEquals(
        List.of(
            "running=true",
            "cores=2",
            "sockets=${{OCTAL}}",
            "threads=${{MISSING}}",
            "memory=4Gi",
            "guest=${MEMORY}i",
            "claimName=${NAME}"),
        texts);
    assertEquals("${NAME}", manifest.name().orElseThrow());
    assertEquals("\"2\"", spec.scalar("cores").orElseThrow().span().text());
    assertTrue(spec.scalar("cores").orElseThrow().isPlain());
  }

  @Test
  void a_configuration_policy_within_a_policy_holds_parts_of_objects() {
    assertEquals(List.of("HyperConverged hco partial"), names("""
        apiVersion: policy.open-cluster-management.io/v1
        kind: Policy
        metadata: {name: p}
        spec:
          policy-templates:
          - objectDefinition:
              apiVersion: policy.open-cluster-management.io/v1
              kind: ConfigurationPolicy
              metadata: {name: c}
              spec:
                object-templates:
                - complianceType: musthave
                  objectDefinition:
                    {apiVersion: hco.kubevirt.io/v1, kind: HyperConverged, metadata: {name: hco}}
                - complianceType: mustnothave
                  objectDefinition:
                    {apiVersion: kubevirt.io/v1, kind: KubeVirt, metadata: {name: none}}
        """));
  }

  @Test
  void manifest_work_and_helm_release_values_hold_objects() {
    assertEquals(List.of("KubeVirt a", "VirtualMachine b", "HelmRelease r"), names("""
        apiVersion: work.open-cluster-management.io/v1
        kind: ManifestWork
        metadata: {name: w}
        spec:
          workload:
            manifests:
            - {apiVersion: kubevirt.io/v1, kind: KubeVirt, metadata: {name: a}}
        ---
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: r}
        spec:
          values:
            resources:
            - {apiVersion: kubevirt.io/v1, kind: VirtualMachine, metadata: {name: b}}
        """));
  }

  private static String release(String values) {
    return """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: r, namespace: shop}
        spec:
          values:
        """ + values.indent(4);
  }

  /** The charts called raw take texts of several objects; `templates` are for Helm to fill in. */
  @Test
  void texts_in_the_values_of_a_chart_hold_objects() {
    assertEquals(
        List.of("KubeVirt a", "VirtualMachine b", "VirtualMachine c", "HelmRelease r"),
        names(release("""
                resources:
                - |
                  {apiVersion: kubevirt.io/v1, kind: KubeVirt, metadata: {name: a}}
                  ---
                  apiVersion: kubevirt.io/v1
                  kind: VirtualMachine
                  metadata: {name: b}
                templates:
                - "{apiVersion: kubevirt.io/v1, kind: VirtualMachine, metadata: {name: c}}"
                - "{apiVersion: kubevirt.io/v1, kind: VirtualMachine, metadata: {name: '{{ .x }}'}}"
                - {apiVersion: kubevirt.io/v1, kind: VirtualMachine, metadata: {name: d}}
                """)));
  }

  @Test
  void texts_in_the_values_of_a_chart_that_are_no_objects_are_passed_over() {
    var outcome = classify(file("a.yaml", release("""
                resources:
                - limits
                - "no: [yaml"
                - "kind: KubeVirt"
                - &text |
                  {apiVersion: v1, kind: Namespace, metadata: &m {name: a}, other: *m}
                templates: {limits: {cpu: 1}}
                """)));
    assertEquals(
        List.of("HelmRelease"),
        outcome.value().stream().map(manifest -> manifest.gvk().kind()).toList());
    assertTrue(outcome.problems().isEmpty());
  }

  /** How often a text repeats itself is bounded for each file, and these are read one by one. */
  @Test
  void a_script_in_a_text_has_no_aliases() {
    assertEquals(List.of("VirtualMachine b", "HelmRelease r"), names(release("""
                resources:
                - |
                  apiVersion: kubevirt.io/v1
                  kind: VirtualMachine
                  metadata: {name: b}
                  userData: |
                    sleep 5 && ls *.txt & wait
                """)));
  }

  @Test
  void objects_of_a_chart_are_in_the_namespace_of_its_release() {
    var chart = """
        apiVersion: helm.cattle.io/v1
        kind: HelmChart
        metadata: {name: r, namespace: kube-system}
        spec:
          %s
          valuesContent: |
            resources:
            - {apiVersion: kubevirt.io/v1, kind: VirtualMachine, metadata: {name: a}}
            - |
              {apiVersion: kubevirt.io/v1, kind: VirtualMachine, metadata: {name: b, namespace: own}}
              ---
              {apiVersion: v1, kind: Namespace, metadata: {name: c}}
        """;
    assertEquals(
        List.of("shop a", "own b", " c", "kube-system r"),
        placed(chart.formatted("targetNamespace: shop")));
    assertEquals(
        List.of("kube-system a", "own b", " c", "kube-system r"), placed(chart.formatted("")));
  }

  private static List<String> placed(String text) {
    return classify(file("a.yaml", text)).value().stream()
        .map(manifest -> manifest.namespace().orElse("") + " " + manifest.name().orElse(""))
        .toList();
  }

  /** Each text is read once for every text around it. */
  @Test
  void charts_in_texts_of_charts_are_not_opened_without_end() {
    var text = "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: {name: a}\n";
    for (var i = 0; i < 7; i++) {
      text = release("resources:\n- |\n" + text.indent(2));
    }
    assertEquals("VirtualMachine a", names(text).get(0));
    for (var i = 0; i < 2; i++) {
      text = release("resources:\n- |\n" + text.indent(2));
    }
    assertEquals("HelmRelease r", names(text).get(0));
  }

  /** Every character of a literal block is in the file, of one in it as well. */
  @Test
  void objects_in_a_text_keep_their_places() {
    var text = release("""
        templates:
        - |-
          apiVersion: v1
          kind: List
          items:
          - {apiVersion: kubevirt.io/v1, kind: VirtualMachine, metadata: {name: a}}
        - >-
          {apiVersion: kubevirt.io/v1,
          kind: VirtualMachine, metadata: {name: b}}
        """);
    var manifests = classify(file("a.yaml", text)).value();
    assertEquals(
        "{apiVersion: kubevirt.io/v1, kind: VirtualMachine, metadata: {name: a}}",
        manifests.get(0).span().text());
    assertTrue(manifests.get(1).span().text().startsWith(">-"));
  }

  @Test
  void what_is_no_object_is_passed_over() {
    var outcome = classify(
        file("values.yaml", "kind: VirtualMachine\nreplicas: 3\n"),
        file("list.yaml", "- kind: VirtualMachine\n"),
        file("scalar.yaml", "KubeVirt\n"));
    assertTrue(outcome.value().isEmpty());
    assertTrue(outcome.problems().isEmpty());
  }

  @Test
  void a_policy_without_api_version_is_reported_at_its_kind() {
    var outcome =
        classify(file("a.yaml", "kind: MigrationPolicy\nmetadata: {name: a}\nspec: {}\n"));
    var problem = outcome.problems().get(0);
    assertEquals("missing-api-version", problem.code());
    assertEquals("MigrationPolicy", problem.primary().text());
  }

  @Test
  void files_that_a_kustomization_names_as_patches_are_parts() {
    var kustomization = """
        patches:
        - path: ../patches/limits.yaml
        - patch: |-
            kind: MigrationPolicy
        patchesStrategicMerge:
        - ./merge.yaml
        patchesJson6902:
        - path: six.yaml
        resources:
        - whole.yaml
        """;
    var manifests = classify(
            file("base/kustomization.yaml", kustomization),
            file("base/merge.yaml", POLICY),
            file("base/six.yaml", POLICY),
            file("base/whole.yaml", POLICY),
            file("patches/limits.yaml", POLICY))
        .value();
    for (var manifest : manifests) {
      var path = manifest.document().source().id().path();
      assertEquals(!path.equals("base/whole.yaml"), manifest.partial(), path);
    }
  }

  @Test
  void a_file_that_only_looks_like_a_kustomization_names_no_patches() {
    var manifests = classify(
            file("my-kustomization.yaml", "patchesStrategicMerge: [a.yaml]\n"),
            file("a.yaml", POLICY))
        .value();
    assertFalse(manifests.get(0).partial());
  }
}

package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Transformers that a kustomization lists itself, beside what {@code mixed.txt} has recorded. */
class TransformersTest {
  private static Composition transformed(String transformer) {
    return transformed("[t.yaml]", transformer);
  }

  private static Composition transformed(String list, String transformer) {
    return Layout.of(
            "",
            "=== kustomization.yaml\nresources: [all.yaml]\ntransformers: " + list + """

            === all.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {a: b}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: p, namespace: n}
            spec: {containers: [{name: c, image: "i:1"}]}
            === patch.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {a: file}}
            === t.yaml
            """
                + transformer)
        .composition();
  }

  private static String builtin(String kind, String fields) {
    return "apiVersion: builtin\nkind: " + kind + "\nmetadata: {name: t}\n" + fields;
  }

  private static String a(String transformer) {
    var composition = transformed(transformer);
    assertEquals(List.of(), Look.messages(composition));
    return Look.at(Look.one(composition, "ConfigMap"), "data.a");
  }

  private static final String TEXT =
      "'{apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {a: text}}'";

  @Test
  void patches_come_from_a_file_or_a_text() {
    assertEquals("\"file\"", a(builtin("PatchTransformer", "path: patch.yaml")));
    assertEquals("\"file\"", a(builtin("PatchTransformer", "path: patch.yaml\npatch: ''")));
    assertEquals("\"text\"", a(builtin("PatchTransformer", "path: ''\npatch: " + TEXT)));
    var target = "target: {version: v1, kind: ConfigMap, name: m}\n";
    var operation = "'[{\"op\": \"replace\", \"path\": \"/data/a\", \"value\": \"json\"}]'";
    assertEquals(
        "\"json\"", a(builtin("PatchJson6902Transformer", target + "jsonOp: " + operation)));
    assertEquals(
        "\"json\"",
        a(builtin("PatchJson6902Transformer", target + "path: ''\njsonOp: " + operation)));
  }

  @Test
  void strategic_patches_come_from_files_and_a_text() {
    assertEquals("\"file\"", a(builtin("PatchStrategicMergeTransformer", "paths: [patch.yaml]")));
    assertEquals(
        "\"file\"",
        a(builtin("PatchStrategicMergeTransformer", "paths: [patch.yaml]\npatches: ''")));
    assertEquals("\"text\"", a(builtin("PatchStrategicMergeTransformer", "patches: " + TEXT)));
    assertEquals(
        "\"text\"",
        a(builtin("PatchStrategicMergeTransformer", "paths: [patch.yaml]\npatches: " + TEXT)));
  }

  @Test
  void images_are_set() {
    var pod = Look.one(
        transformed(builtin("ImageTagTransformer", "imageTag: {name: i, newTag: '2'}")), "Pod");
    assertEquals("[ - { image: \"i:2\" name: \"c\" }]", Look.at(pod, "spec.containers"));
  }

  @Test
  void a_namespace_without_a_name_is_none() {
    assertEquals("\"n\"", Look.at(Look.one(transformed("""
                    apiVersion: builtin
                    kind: NamespaceTransformer
                    metadata: {name: t, namespace: ""}
                    """), "Pod"), "metadata.namespace"));
  }

  /** It may change anything. */
  @Test
  void what_is_not_followed_leaves_all_in_doubt() {
    for (var transformer : List.of(
        builtin("HelmChartInflationGenerator", ""),
        "apiVersion: example.com/v1\nkind: PatchTransformer\nmetadata: {name: t}\npath: patch.yaml")) {
      var composition = transformed(transformer);
      assertEquals(
          List.of("what this transformer changes is not followed"), Look.messages(composition));
      for (var object : composition.objects()) {
        assertEquals("a transformer may change it", object.doubts().get(0).message());
      }
    }
  }

  @Test
  void a_file_that_is_not_read_may_hold_any_transformer() {
    var composition = transformed("[../t.yaml]", "");
    assertEquals(
        List.of("what this transformer changes is not followed"), Look.messages(composition));
    assertEquals(1, composition.objects().get(0).doubts().size());
  }

  @Test
  void a_transformer_may_be_written_in_the_list() {
    var composition = transformed(
        "['{apiVersion: builtin, kind: PatchTransformer, metadata: {name: t}, path: patch.yaml}']",
        "");
    assertEquals(List.of(), Look.messages(composition));
    assertEquals("\"file\"", Look.at(Look.one(composition, "ConfigMap"), "data.a"));
  }
}

package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patches in files of their own: those that are not read, that are empty, and that are not what they should be. */
class PatchFilesTest {
  private static Composition compose(String kustomization, String... files) {
    var text = new StringBuilder("=== k/kustomization.yaml\nresources: [maps.yaml]\n")
        .append(kustomization)
        .append("""

            === k/maps.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: n}, data: {a: b}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: other}}
            """);
    for (var i = 0; i + 1 < files.length; i += 2) {
      text.append("=== ").append(files[i]).append('\n').append(files[i + 1]).append('\n');
    }
    return Layout.of("k", text.toString()).composition();
  }

  /** The objects that may look different, by name. */
  private static List<String> doubted(Composition composition) {
    var names = new ArrayList<String>();
    for (var object : composition.objects()) {
      for (var doubt : object.doubts()) {
        names.add(Look.at(object, "metadata.name") + " " + doubt.message());
      }
    }
    return names;
  }

  private static final String M =
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {a: c}}";

  private static final List<String> BOTH = List.of(
      "\"m\" a patch that was not read may change it",
      "\"other\" a patch that was not read may change it");

  @ParameterizedTest
  @ValueSource(
      strings = {"{{- if .Values.x }}\n" + M + "\n{{- end }}", "# first\n{{ .Values.patch }}"})
  void a_patch_that_is_a_template_leaves_all_in_doubt(String patch) {
    var composition = compose("patches: [{path: p.yaml}]", "k/p.yaml", patch);
    assertEquals(List.of(), Look.messages(composition));
    assertEquals(BOTH, doubted(composition));
  }

  @ParameterizedTest
  @ValueSource(strings = {"# nothing", "\n", "---\n# nothing\n\n---\n", "# one\n# two", " # a: b"})
  void a_patch_of_comments_is_empty(String patch) {
    var composition = compose("patches: [{path: p.yaml}]", "k/p.yaml", patch);
    assertEquals(
        List.of("kustomize 5.5 refuses an empty patch, 5.8 takes it"), Look.messages(composition));
    assertEquals(List.of(), doubted(composition));
  }

  @Test
  void a_patch_outside_of_what_is_linted_leaves_what_it_targets_in_doubt() {
    assertEquals(BOTH, doubted(compose("patches: [{path: ../../p.yaml}]")));
    assertEquals(
        List.of("\"m\" a patch that was not read may change it"),
        doubted(compose("patches: [{path: ../../p.yaml, target: {name: m}}]")));
    assertEquals(
        List.of("\"m\" a patch that was not read may change it"),
        doubted(
            compose(
                "patchesJson6902: [{path: ../../p.yaml, target: {version: v1, kind: ConfigMap, name: m}}]")));
  }

  @Test
  void a_patch_that_is_missing_is_a_mistake_and_no_doubt() {
    for (var field : List.of("patches", "patchesJson6902")) {
      var composition =
          compose(field + ": [{path: gone.yaml, target: {version: v1, kind: ConfigMap, name: m}}]");
      assertEquals(List.of("there is no file `k/gone.yaml`"), Look.messages(composition));
      assertEquals(List.of(), doubted(composition));
    }
  }

  @Test
  void a_file_that_begins_with_a_bracket_must_be_json() {
    var target = "patches: [{path: p.json, target: {name: m}}]";
    var patch = "[{\"op\": \"replace\", \"path\": \"/data/a\", \"value\": %s}]";
    assertEquals(List.of(), Look.messages(compose(target, "k/p.json", patch.formatted("\"c\""))));
    assertEquals(List.of(), Look.messages(compose(target, "k/p.json", patch.formatted("5"))));
    for (var wrong : List.of("text", "{a: 5}", "[text]", "'c'")) {
      assertEquals(
          List.of("a patch that begins with `[` must be JSON: quote names and texts"),
          Look.messages(compose(target, "k/p.json", patch.formatted(wrong))),
          wrong);
    }
  }

  @Test
  void a_list_of_patches_has_items() {
    assertEquals(
        List.of("`items` is a mapping"),
        Look.messages(compose(
            "patchesStrategicMerge: [p.yaml]",
            "k/p.yaml",
            "{apiVersion: v1, kind: List, items: {a: b}}")));
    assertEquals(
        List.of(),
        Look.messages(compose(
            "patchesStrategicMerge: [p.yaml]",
            "k/p.yaml",
            "{apiVersion: v1, kind: List, items: null}")));
    var object = compose(
            "patchesStrategicMerge: [p.yaml]",
            "k/p.yaml",
            "{apiVersion: v1, kind: List, items: [" + M.replace("m}", "m, namespace: n}") + "]}")
        .objects()
        .get(0);
    assertEquals("\"c\"", Look.at(object, "data.a"));
  }

  @Test
  void a_patch_without_kind_or_name_is_one_mistake() {
    assertEquals(
        List.of("kustomize wants `metadata.name` of every object and patch"),
        Look.messages(compose(
            "patchesStrategicMerge: [p.yaml]", "k/p.yaml", "{apiVersion: v1, kind: ConfigMap}")));
    assertEquals(
        List.of("kustomize wants a `kind` of every object and patch"),
        Look.messages(
            compose("patchesStrategicMerge: [p.yaml]", "k/p.yaml", "{metadata: {name: m}}")));
  }

  @Test
  void a_blank_text_beside_a_path_is_none() {
    var composition = compose(
        "patches: [{path: p.yaml, patch: ' '}]",
        "k/p.yaml",
        M.replace("name: m", "name: m, namespace: n"));
    assertEquals(List.of(), Look.messages(composition));
    assertEquals("\"c\"", Look.at(composition.objects().get(0), "data.a"));
  }

  @Test
  void a_patch_for_all_may_make_two_objects_one() {
    assertEquals(
        List.of("there is another ConfigMap x/same in this kustomization"),
        Look.messages(compose("""
            namespace: x
            patches:
            - target: {kind: ConfigMap}
              options: {allowNameChange: true}
              patch: |
                {apiVersion: v1, kind: ConfigMap, metadata: {name: same, namespace: null}}
            """)));
  }

  /** Kustomize gives an object its name and namespace back. */
  @Test
  void a_patch_that_deletes_the_metadata_leaves_name_and_namespace() {
    var object = compose("""
            patches:
            - target: {name: m}
              patch: |
                {apiVersion: v1, kind: ConfigMap, metadata: {name: m, $patch: delete}}
            """).objects().get(0);
    assertEquals("{ name: \"m\" namespace: \"n\" }", Look.at(object, "metadata"));
  }

  @Test
  void a_file_of_a_generator_lies_in_the_folder_or_below() {
    assertEquals(
        List.of("`x.txt` is outside of `k`, so kustomize rejects it"),
        Look.messages(compose("configMapGenerator: [{name: g, files: [../x.txt]}]", "x.txt", "y")));
    assertEquals(
        List.of(),
        Look.messages(compose("configMapGenerator: [{name: g, files: [x.txt]}]", "k/x.txt", "y")));
  }

  /** The patch that is not read may give it the label. */
  @Test
  void a_target_by_label_may_select_what_is_in_doubt() {
    var unread = "{path: ../../p.yaml, target: {name: m}}";
    for (var field : List.of("labelSelector", "annotationSelector")) {
      var selected =
          "{target: {" + field + ": x=y}, patch: '[{\"op\": \"remove\", \"path\": \"/data\"}]'}";
      assertEquals(
          List.of(
              "\"m\" a patch that was not read may change it",
              "\"m\" it is not known whether this target selects it"),
          doubted(compose("patches: [" + unread + ", " + selected + "]")));
      assertEquals(List.of(), doubted(compose("patches: [" + selected + "]")));
    }
  }
}

package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lists a patch merges item by item, by which keys, and what becomes of their items. */
class KeyedMergesTest {
  /** A value below names between dots, as YAML. */
  private static String nested(String path, String value) {
    var names = List.of(path.split("\\.", -1));
    return "{" + String.join(": {", names) + ": " + value + "}".repeat(names.size());
  }

  private static Composition compose(
      String kind, String path, String below, String patch, String more) {
    var words = kind.split(" ", 2);
    var head = "apiVersion: " + words[0] + ", kind: " + words[1] + ", metadata: {name: o";
    var text = "=== kustomization.yaml\nresources: [o.yaml]\npatches: [{path: p.yaml}]\n";
    for (var file : List.of("o", "p")) {
      var whole = nested(path, file.equals("o") ? below : patch);
      var inner = whole.substring(1, whole.length() - 1);
      text += path.startsWith("metadata.")
          ? "=== %s.yaml\n{%s, %s}\n".formatted(file, head, inner.substring("metadata: {".length()))
          : "=== %s.yaml\n{%s}, %s}\n".formatted(file, head, inner);
    }
    return Layout.of(
            "", text.replace("=== kustomization.yaml\n", "=== kustomization.yaml\n" + more))
        .composition();
  }

  private static String merged(String kind, String path, String below, String patch) {
    var composition = compose(kind, path, below, patch, "");
    assertEquals(List.of(), Look.messages(composition));
    assertTrue(composition.objects().get(0).doubts().isEmpty());
    return Look.at(composition.objects().get(0), path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apps/v1 DaemonSet | spec.template.spec",
        "apps/v1 Deployment | spec.template.spec",
        "apps/v1 ReplicaSet | spec.template.spec",
        "apps/v1 StatefulSet | spec.template.spec",
        "batch/v1 CronJob | spec.jobTemplate.spec.template.spec",
        "batch/v1 Job | spec.template.spec",
        "v1 Pod | spec",
        "v1 PodTemplate | template.spec",
        "v1 ReplicationController | spec.template.spec",
      })
  void containers_are_merged_by_name_in_every_kind_of_pods(String kind, String pod) {
    assertEquals(
        "[ - { name: \"b\" v: 2 } - { name: \"a\" v: 1 }]",
        merged(
            kind, pod + ".containers", "[{name: a, v: 1}, {name: b, v: 1}]", "[{name: b, v: 2}]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kubevirt.io/v1 VirtualMachine | spec.template.spec.volumes",
        "apps/v1 Other | spec.template.spec.volumes",
        "apps/v1 Deployment | spec.volumes",
        "apps/v1 Deployment | spec.template.spec.tolerations",
        "example.com/v1 ServiceAccount | secrets",
      })
  void other_lists_are_replaced(String kind, String path) {
    assertEquals("[ - { name: \"b\" }]", merged(kind, path, "[{name: a}]", "[{name: b}]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apps/v1 Deployment | spec.template.spec.initContainers | name",
        "apps/v1 Deployment | spec.template.spec.ephemeralContainers | name",
        "apps/v1 Deployment | spec.template.spec.hostAliases | ip",
        "apps/v1 Deployment | spec.template.spec.imagePullSecrets | name",
        "apps/v1 Deployment | spec.template.spec.volumes | name",
        "v1 ServiceAccount | secrets | name",
        "admissionregistration.k8s.io/v1 MutatingWebhookConfiguration | webhooks | name",
        "admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration | webhooks | name",
        "kubevirt.io/v1 VirtualMachine | metadata.ownerReferences | none",
        "v1 ConfigMap | metadata.ownerReferences | uid",
      })
  void each_list_has_a_key_of_its_own(String kind, String path, String key) {
    var written = key.equals("none") ? "uid" : key;
    assertEquals(
        key.equals("none")
            ? "[ - { %s: \"b\" v: 2 }]".formatted(written)
            : "[ - { %s: \"b\" v: 2 } - { %s: \"a\" v: 1 }]".formatted(written, written),
        merged(
            kind,
            path,
            "[{%s: a, v: 1}, {%s: b, v: 1}]".formatted(written, written),
            "[{%s: b, v: 2}]".formatted(written)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "containers | env | name",
        "containers | volumeDevices | devicePath",
        "containers | volumeMounts | mountPath",
        "initContainers | env | name",
        "initContainers | volumeDevices | devicePath",
        "initContainers | volumeMounts | mountPath",
        "ephemeralContainers | env | name",
      })
  void lists_of_a_container_have_keys_too(String containers, String list, String key) {
    var merged = merged(
        "v1 Pod",
        "spec." + containers,
        "[{name: a, %s: [{%s: b}]}]".formatted(list, key),
        "[{name: a, %s: [{%s: c}]}]".formatted(list, key));
    var items = "%s: [ - { %s: \"c\" } - { %s: \"b\" }]".formatted(list, key, key);
    assertTrue(merged.contains(items), merged);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1 Service | spec.ports | {port: 1, protocol: UDP} | {port: 1, protocol: TCP} | 2",
        "v1 Service | spec.ports | {port: 1, protocol: TCP} | {port: 1, protocol: TCP} | 1",
        "v1 Service | spec.ports | {port: 1} | {port: 1} | 1",
        "v1 Service | spec.ports | {port: 2} | {port: 1} | 2",
        "v1 Pod | spec.topologySpreadConstraints | {topologyKey: a, whenUnsatisfiable: b} | {topologyKey: a, whenUnsatisfiable: c} | 2",
        "v1 Pod | spec.topologySpreadConstraints | {topologyKey: a, whenUnsatisfiable: b} | {topologyKey: c, whenUnsatisfiable: b} | 2",
      })
  void two_keys_count_where_any_item_has_them(
      String kind, String path, String below, String patch, int items) {
    var merged = merged(kind, path, "[" + below + "]", "[" + patch + "]");
    assertEquals(items, merged.split(" - ", -1).length - 1, merged);
  }

  @ParameterizedTest
  @CsvSource({"containers", "initContainers"})
  void ports_of_a_container_have_two_keys(String containers) {
    assertEquals(
        "[ - { name: \"a\" ports: [ - { containerPort: 1 protocol: \"UDP\" } - { containerPort: 1"
            + " protocol: \"TCP\" }] }]",
        merged(
            "v1 Pod",
            "spec." + containers,
            "[{name: a, ports: [{containerPort: 1, protocol: TCP}]}]",
            "[{name: a, ports: [{containerPort: 1, protocol: UDP}]}]"));
  }

  @Test
  void finalizers_are_a_set_of_texts() {
    assertEquals(
        "[ - \"c\" - \"a\" - \"b\"]",
        merged("v1 ConfigMap", "metadata.finalizers", "[a, b]", "[c, a, c]"));
    assertTrue(isDoubted("metadata.finalizers", "[a]", "[{b: c}]"));
  }

  private static boolean isDoubted(String path, String below, String patch) {
    var composition = compose("v1 Pod", path, below, patch, "");
    assertEquals(1, composition.objects().size());
    return !composition.objects().get(0).doubts().isEmpty();
  }

  @Test
  void items_without_a_key_or_with_the_same_one_are_left_in_doubt() {
    assertTrue(isDoubted("spec.containers", "[{name: a}, {v: 1}]", "[{name: a}]"));
    assertTrue(isDoubted("spec.containers", "[{name: a}]", "[{name: a}, {v: 1}]"));
    assertTrue(isDoubted("spec.containers", "[{name: a}, {name: a}]", "[{name: b}]"));
    assertTrue(isDoubted("spec.containers", "[{name: a}]", "[{name: b}, {name: b}]"));
    assertTrue(isDoubted("spec.containers", "[{v: 1}]", "[{v: 2}]"));
    assertTrue(isDoubted("spec.containers", "[a]", "[{name: b}]"));
    assertFalse(isDoubted("spec.containers", "[{name: a}]", "[{name: b}]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{name: c}, {$patch: replace}] | [ - { name: \"c\" }]",
        "[{$patch: delete}, {name: c}] | []",
        "[{$patch: merge}, {name: c}] | [ - { name: \"c\" } - { name: \"a\" v: 1 } - { name: \"b\" }]",
        "[{$patch: delete, name: a}] | [ - { name: \"b\" }]",
        "[{$patch: replace, name: a, w: 2}] | [ - { name: \"a\" w: 2 } - { name: \"b\" }]",
        "[{$patch: merge, name: a, w: 2}] | [ - { name: \"a\" v: 1 w: 2 } - { name: \"b\" }]",
        "[{$patch: delete, name: none}] | [ - { name: \"a\" v: 1 } - { name: \"b\" }]",
        "[{name: a, v: null}] | [ - { name: \"a\" } - { name: \"b\" }]",
        "[] | [ - { name: \"a\" v: 1 } - { name: \"b\" }]",
        "null | absent",
      })
  void a_directive_is_for_its_item_or_alone_for_the_list(String patch, String result) {
    assertEquals(
        result, merged("v1 Pod", "spec.containers", "[{name: a, v: 1}, {name: b}]", patch));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"{a: {b: 1, c: 2}}\" | {a: {b: 3}} | { a: { b: 3 c: 2 } }",
        "\"{a: {b: 1}}\" | {a: {$patch: delete}} | {}",
        "\"{a: {b: 1}}\" | {a: {$patch: replace, c: 2}} | { a: { c: 2 } }",
        "\"{a: {b: 1}}\" | {a: {$patch: merge, c: 2}} | { a: { b: 1 c: 2 } }",
        "\"{a: 1}\" | {b: {$patch: delete, c: 2}} | { a: 1 }",
        "\"{a: 1}\" | {b: {$patch: replace, c: 2}} | { a: 1 b: { c: 2 } }",
        "\"{a: 1}\" | {b: {c: null, d: 2}} | { a: 1 b: { d: 2 } }",
        "\"{a: 1}\" | {a: null} | {}",
        "\"{a: null}\" | {a: {b: null, c: 1}} | { a: { c: 1 } }",
        "\"{a: null, b: }\" | {c: 1} | { a: null c: 1 }",
        "\"{a: {b: , c: 1}}\" | {d: 1} | { a: { c: 1 } d: 1 }",
        "\"{a: \"\"false\"\"}\" | {a: true} | { a: \"true\" }",
        "\"{a: false}\" | {a: true} | { a: true }",
        "\"{a: 1}\" | {b: [{c: null}]} | { a: 1 b: [ - { c: null }] }",
      })
  void mappings_are_merged_and_nulls_delete(String below, String patch, String result) {
    var plain = below.substring(1, below.length() - 1).replace("\"\"", "\"");
    assertEquals(result, merged("kubevirt.io/v1 VirtualMachine", "spec", plain, patch));
  }

  @Test
  void a_patch_of_another_shape_or_directive_is_refused() {
    assertEquals(
        List.of("the patch has a list where the object has a mapping"),
        Look.messages(compose("v1 Pod", "spec", "{a: {b: 1}}", "{a: [1]}", "")));
    assertEquals(
        List.of("`drop` is no patch directive"),
        Look.messages(compose("v1 Pod", "spec", "{a: {b: 1}}", "{a: {$patch: drop}}", "")));
  }

  private static final String LIST =
      "x-kubernetes-patch-strategy: merge, x-kubernetes-patch-merge-key: id";

  /** What becomes of a list {@code spec.list} of a Widget with that schema of the field. */
  private static String withSchema(String names, String list, String more) {
    var schema = """
        {definitions: {other: {}, w: {x-kubernetes-group-version-kind: [%s], properties: {spec: {$ref: '#/definitions/s'}}},
          s: {properties: {list: {%s}}}%s}}
        """.formatted(names, list, more).strip();
    var text = """
        === kustomization.yaml
        resources: [o.yaml]
        openapi: {path: schema.yaml}
        patches: [{path: p.yaml}]
        === schema.yaml
        %s
        === o.yaml
        {apiVersion: x.io/v1, kind: Widget, metadata: {name: o}, spec: {list: [{id: a, v: 1, l: [{id: x}]}, {id: b}]}}
        === p.yaml
        {apiVersion: x.io/v1, kind: Widget, metadata: {name: o}, spec: {list: [{id: a, v: 2, l: [{id: y}]}]}}
        """.formatted(schema);
    var composition = Layout.of("", text).composition();
    assertEquals(List.of(), Look.messages(composition));
    return Look.at(composition.objects().get(0), "spec.list");
  }

  private static final String NAMES = "{group: x.io, version: v1, kind: Widget}";
  private static final String MERGED =
      "[ - { id: \"a\" l: [ - { id: \"y\" }] v: 2 } - { id: \"b\" }]";
  private static final String REPLACED = "[ - { id: \"a\" l: [ - { id: \"y\" }] v: 2 }]";

  @Test
  void a_schema_says_which_lists_are_merged() {
    assertEquals(MERGED, withSchema(NAMES, LIST, ""));
    assertEquals(MERGED, withSchema("{kind: Other}, " + NAMES, LIST, ""));
    assertEquals(MERGED, withSchema(NAMES, LIST.replace("merge,", "'retainKeys,merge',"), ""));
    assertEquals(
        MERGED,
        withSchema(
            NAMES, "x-kubernetes-patch-strategy: merge, x-kubernetes-list-map-keys: [id]", ""));
    assertEquals(REPLACED, withSchema(NAMES, "x-kubernetes-patch-merge-key: id", ""));
    assertEquals(REPLACED, withSchema(NAMES, LIST.replace("merge,", "retainKeys,"), ""));
  }

  @Test
  void a_schema_is_that_of_its_group_version_and_kind() {
    assertEquals(REPLACED, withSchema("{group: y.io, version: v1, kind: Widget}", LIST, ""));
    assertEquals(REPLACED, withSchema("{group: x.io, version: v2, kind: Widget}", LIST, ""));
    assertEquals(REPLACED, withSchema("{group: x.io, version: v1, kind: Gadget}", LIST, ""));
  }

  @Test
  void a_schema_of_items_is_followed() {
    var merged = "[ - { id: \"a\" l: [ - { id: \"y\" } - { id: \"x\" }] v: 2 } - { id: \"b\" }]";
    assertEquals(
        merged,
        withSchema(
            NAMES,
            LIST + ", items: {$ref: '#/definitions/i'}",
            ", i: {$ref: j}, j: {properties: {l: {" + LIST + "}}}"));
    assertEquals(MERGED, withSchema(NAMES, LIST + ", items: {$ref: i}", ", i: {$ref: i}"));
    assertEquals(MERGED, withSchema(NAMES, LIST + ", items: {$ref: i}", ", i: 1"));
    assertEquals(MERGED, withSchema(NAMES, LIST + ", items: {$ref: none}", ""));
  }
}

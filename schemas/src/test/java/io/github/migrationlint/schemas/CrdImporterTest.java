package io.github.migrationlint.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrdImporterTest {
  /** What upstream has as schema of {@code spec} upstream, and what becomes of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Objects are closed, whether they have fields or none.
        "{type: object, properties: {a: {type: string}}}"
            + "| {additionalProperties: false, properties: {a: {type: string}}, type: object}",
        "{type: object} | {additionalProperties: false, type: object}",
        "{properties: {a: {type: string}}}"
            + "| {additionalProperties: false, properties: {a: {type: string}}}",
        // … also within lists and maps.
        "{type: array, items: {type: object}}"
            + "| {items: {additionalProperties: false, type: object}, type: array}",
        "{type: object, additionalProperties: {type: object}}"
            + "| {additionalProperties: {additionalProperties: false, type: object}, type: object}",
        // What keeps fields it does not name stays open.
        "{type: object, additionalProperties: true} | {type: object}",
        "{type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: object}}}"
            + "| {properties: {a: {additionalProperties: false, type: object}}, type: object,"
            + " x-kubernetes-preserve-unknown-fields: true}",
        "{type: object, x-kubernetes-preserve-unknown-fields: false}"
            + "| {additionalProperties: false, type: object,"
            + " x-kubernetes-preserve-unknown-fields: false}",
        // Prose goes.
        "{type: string, description: d, title: t, example: e, externalDocs: {url: u}}"
            + "| {type: string}",
        // Facts stay.
        "{type: string, pattern: '^a', minLength: 1, maxLength: 2, enum: [a, b], default: a,"
            + " nullable: true, format: date-time}"
            + "| {default: a, enum: [a, b], format: date-time, maxLength: 2, minLength: 1,"
            + " nullable: true, pattern: '^a', type: string}",
        "{type: array, minItems: 1, maxItems: 2, uniqueItems: true, x-kubernetes-list-type: map,"
            + " x-kubernetes-list-map-keys: [name], items: {type: string}}"
            + "| {items: {type: string}, maxItems: 2, minItems: 1, type: array, uniqueItems: true,"
            + " x-kubernetes-list-map-keys: [name], x-kubernetes-list-type: map}",
        "{type: string, x-kubernetes-validations: [{rule: self != '', message: m}]}"
            + "| {type: string, x-kubernetes-validations: [{message: m, rule: self != ''}]}",
        // A quantity.
        "{anyOf: [{type: integer}, {type: string}], pattern: '^[0-9]+$',"
            + " x-kubernetes-int-or-string: true}"
            + "| {anyOf: [{type: integer}, {type: string}], pattern: '^[0-9]+$',"
            + " x-kubernetes-int-or-string: true}",
        // Limits that exclude themselves are written otherwise.
        "{type: integer, minimum: 1, maximum: 9} | {maximum: 9, minimum: 1, type: integer}",
        "{type: number, minimum: 0, exclusiveMinimum: true, maximum: 1.5, exclusiveMaximum: false}"
            + "| {exclusiveMinimum: 0, maximum: 1.5, type: number}",
        // Conditions add to a schema; they name no new fields and close nothing.
        "{type: object, properties: {a: {type: object}},"
            + " oneOf: [{required: [a]}, {properties: {a: {type: object, description: d}}}],"
            + " not: {items: {minLength: 1}}}"
            + "| {additionalProperties: false, not: {items: {minLength: 1}},"
            + " oneOf: [{required: [a]}, {properties: {a: {type: object}}}],"
            + " properties: {a: {additionalProperties: false, type: object}}, type: object}",
      })
  void a_schema_becomes_strict(String upstream, String expected) {
    var spec = Schemas.parse(importOne(upstream).json()).get("properties").get("spec");
    assertEquals(JsonText.of(Schemas.parse(expected).value()), JsonText.of(spec.value()));
  }

  @Test
  void the_root_is_a_manifest() {
    var root = Schemas.parse(importOne("{type: object}").json());
    assertEquals(
        "https://json-schema.org/draft/2020-12/schema", root.get("$schema").text());
    assertEquals(
        List.of("apiVersion", "kind", "metadata", "spec", "status"),
        List.copyOf(new TreeMap<>(root.get("properties").members()).keySet()));
    assertEquals(false, root.get("additionalProperties").value());
    assertTrue(root.get("properties").get("status").isTrue(), "a status may be anything");
    assertEquals("spec", root.get("required").items().get(0).text());
  }

  @Test
  void metadata_is_an_object_meta_and_keeps_what_the_crd_asks_of_the_name() {
    var crd = crd("{type: object}")
        .replace(
            "metadata: {type: object}",
            "metadata: {type: object, properties: {name: {type: string, maxLength: 5},"
                + " labels: {type: object, maxProperties: 1}}}");
    var metadata = Schemas.parse(CrdImporter.read(crd).documents().get(0).json())
        .get("properties")
        .get("metadata");
    assertEquals(false, metadata.get("additionalProperties").value());
    var fields = metadata.get("properties");
    assertEquals(5, fields.get("name").get("maxLength").value());
    assertEquals(
        "string", fields.get("labels").get("additionalProperties").get("type").text());
    assertFalse(fields.get("labels").get("maxProperties").isPresent());
    assertTrue(fields.get("ownerReferences").isPresent());
    assertFalse(metadata.get("required").isPresent());
  }

  @Test
  void an_object_within_an_object_says_what_it_is() {
    var spec = Schemas.parse(
            importOne("{type: object, x-kubernetes-embedded-resource: true, required: [kind, spec],"
                    + " properties: {spec: {type: object}}}")
                .json())
        .get("properties")
        .get("spec");
    assertEquals(
        List.of("apiVersion", "kind", "metadata", "spec"),
        List.copyOf(new TreeMap<>(spec.get("properties").members()).keySet()));
    assertEquals(
        List.of("kind", "spec", "apiVersion"),
        spec.get("required").items().stream().map(SchemaTree::text).toList());
    assertEquals(false, spec.get("additionalProperties").value());
  }

  @Test
  void every_version_is_a_document() {
    var both = CrdImporter.read("""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: things.example.org}
        spec:
          group: example.org
          scope: Cluster
          names: {kind: Thing, plural: things}
          versions:
          - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
          - {name: v1beta1, served: false, storage: false, deprecated: true, schema: {openAPIV3Schema: {type: object}}}
        """);
    assertEquals(List.of(), both.problems());
    var v1 = both.documents().get(0);
    assertEquals("example.org Thing v1", v1.group() + " " + v1.kind() + " " + v1.version());
    assertTrue(v1.served() && v1.storage() && !v1.deprecated() && !v1.namespaced());
    var v1beta1 = both.documents().get(1);
    assertTrue(!v1beta1.served() && !v1beta1.storage() && v1beta1.deprecated());
  }

  @Test
  void json_and_other_objects_beside_the_crd_are_fine() {
    var text = "{\"kind\": \"ConfigMap\"}\n---\n" + crd("{type: object}") + "---\n# nothing\n";
    var imported = CrdImporter.read(text);
    assertEquals(List.of(), imported.problems());
    assertEquals(1, imported.documents().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kind: ConfigMap | there is no CustomResourceDefinition in it",
        "kind: CustomResourceDefinition"
            + "| a CustomResourceDefinition has no spec.group or no spec.names.kind",
        "{kind: CustomResourceDefinition, apiVersion: apiextensions.k8s.io/v1beta1,"
            + " spec: {group: g, names: {kind: K}}}"
            + "| the CustomResourceDefinition of K is not apiextensions.k8s.io/v1",
        "{kind: CustomResourceDefinition, apiVersion: apiextensions.k8s.io/v1,"
            + " spec: {group: g, names: {kind: K}, versions: [{name: v1}]}}"
            + "| K v1 has no openAPIV3Schema",
      })
  void what_cannot_be_imported_is_reported(String text, String problem) {
    var imported = CrdImporter.read(text);
    assertEquals(List.of(problem), imported.problems());
    assertEquals(List.of(), imported.documents());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{ | ", "a: b: c | ", "!%f x | ", "`\"\\UFFFFFFFF\"` | ", "*a | "})
  void what_is_not_yaml_is_reported(String text) {
    var problems = CrdImporter.read(text).problems();
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).startsWith("it cannot be read as YAML: "), problems.get(0));
  }

  @Test
  void endless_nesting_is_reported() {
    var problems = CrdImporter.read("[".repeat(100_000)).problems();
    assertTrue(problems.get(0).startsWith("it cannot be read as YAML: "), problems.toString());
  }

  @Test
  void text_is_written_as_json() {
    assertEquals(
        "{\"a\":[1,1.5,true,null,\"\\\"\\\\\\u000a\\u001fé\"],\"b\":{},\"c\":[],\"d\":100}",
        JsonText.of(
            Schemas.parse("{d: 1e2, b: {}, c: [], a: [1, 1.50, true, null, \"\\\"\\\\\\n\\x1fé\"]}")
                .value()));
  }

  private static SchemaDocument importOne(String spec) {
    var imported = CrdImporter.read(crd(spec));
    assertEquals(List.of(), imported.problems());
    return imported.documents().get(0);
  }

  private static String crd(String spec) {
    return """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        spec:
          group: example.org
          scope: Namespaced
          names: {kind: Thing}
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                required: [spec]
                properties:
                  apiVersion: {type: string}
                  kind: {type: string}
                  metadata: {type: object}
                  status: {type: object}
                  spec: %s
        """.formatted(spec);
  }
}

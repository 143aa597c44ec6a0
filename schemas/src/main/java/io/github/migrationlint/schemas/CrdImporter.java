package io.github.migrationlint.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns CustomResourceDefinitions into JSON Schema 2020-12, facts only: types, limits, patterns,
 * enums, what is required, defaults, the {@code x-kubernetes-} markers and CEL rules. Prose is left
 * out.
 *
 * <p>A CRD's schema is open as JSON Schema, yet the API server keeps none of the fields it does not
 * name: it refuses them under strict field validation and prunes them otherwise
 * (apiextensions-apiserver {@code pkg/apiserver/schema/pruning/algorithm.go}). The schemas made here
 * say so: every object is closed unless it has {@code additionalProperties} or preserves unknown
 * fields. What is below {@code allOf}, {@code anyOf}, {@code oneOf} and {@code not} only adds
 * conditions and closes nothing.
 *
 * <p>The root describes a manifest: {@code metadata} is an ObjectMeta, and {@code status} may be
 * anything, because the API server drops it before it validates.
 */
public final class CrdImporter {
  /** What is copied as it is; the rest is handled by name, or prose. */
  private static final Set<String> COPIED = Set.of(
      "type",
      "format",
      "nullable",
      "default",
      "enum",
      "required",
      "pattern",
      "minLength",
      "maxLength",
      "minItems",
      "maxItems",
      "uniqueItems",
      "minProperties",
      "maxProperties",
      "multipleOf");

  private static final Set<String> ALTERNATIVES = Set.of("allOf", "anyOf", "oneOf");

  private CrdImporter() {}

  /** The schemas of all CRDs in a YAML or JSON text. */
  public static CrdImport read(String text) {
    var documents = new ArrayList<SchemaDocument>();
    var problems = new ArrayList<String>();
    for (var tree : YamlTrees.read(text, problems)) {
      if (tree.get("kind").is("CustomResourceDefinition")) {
        importCrd(tree, documents, problems);
      }
    }
    if (documents.isEmpty() && problems.isEmpty()) {
      problems.add("there is no CustomResourceDefinition in it");
    }
    return new CrdImport(documents, problems);
  }

  private static void importCrd(
      SchemaTree crd, List<SchemaDocument> documents, List<String> problems) {
    var spec = crd.get("spec");
    var group = spec.get("group").text();
    var kind = spec.get("names").get("kind").text();
    if (group.isEmpty() || kind.isEmpty()) {
      problems.add("a CustomResourceDefinition has no spec.group or no spec.names.kind");
      return;
    }
    if (!crd.get("apiVersion").is("apiextensions.k8s.io/v1")) {
      problems.add("the CustomResourceDefinition of " + kind + " is not apiextensions.k8s.io/v1");
      return;
    }
    for (var version : spec.get("versions").items()) {
      var name = version.get("name").text();
      var schema = version.get("schema").get("openAPIV3Schema");
      if (!schema.isMapping()) {
        problems.add(kind + " " + name + " has no openAPIV3Schema");
        continue;
      }
      documents.add(new SchemaDocument(
          group,
          name,
          kind,
          !spec.get("scope").is("Cluster"),
          version.get("served").isTrue(),
          version.get("storage").isTrue(),
          version.get("deprecated").isTrue(),
          JsonText.of(root(schema))));
    }
  }

  /** The schema of a manifest, from the {@code openAPIV3Schema} of a CRD's version. */
  static Map<String, Object> root(SchemaTree upstream) {
    var schema = conditions(upstream);
    var properties = properties(upstream);
    properties.put("apiVersion", Map.of("type", "string"));
    properties.put("kind", Map.of("type", "string"));
    properties.put("metadata", metadata(upstream.get("properties").get("metadata")));
    properties.put("status", true);
    schema.put("properties", properties);
    close(schema, upstream);
    schema.put("type", "object");
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    return schema;
  }

  /** An ObjectMeta; of it a CRD may restrict {@code name} and {@code generateName} alone. */
  private static Map<String, Object> metadata(SchemaTree upstream) {
    var properties = ObjectMetaSchema.properties();
    for (var name : List.of("name", "generateName")) {
      var restriction = upstream.get("properties").get(name);
      if (restriction.isMapping()) {
        properties.put(name, structural(restriction));
      }
    }
    return ObjectMetaSchema.object(properties);
  }

  private static Map<String, Object> structural(SchemaTree upstream) {
    var schema = conditions(upstream);
    var properties = properties(upstream);
    if (upstream.get("x-kubernetes-embedded-resource").isTrue()) {
      embed(schema, properties);
    }
    if (!properties.isEmpty()) {
      schema.put("properties", properties);
    }
    if (upstream.get("items").isMapping()) {
      schema.put("items", structural(upstream.get("items")));
    }
    close(schema, upstream);
    return schema;
  }

  private static Map<String, Object> properties(SchemaTree upstream) {
    var properties = new TreeMap<String, Object>();
    upstream
        .get("properties")
        .members()
        .forEach((name, property) -> properties.put(name, structural(property)));
    return properties;
  }

  private static void close(Map<String, Object> schema, SchemaTree upstream) {
    var additional = upstream.get("additionalProperties");
    if (additional.isMapping()) {
      schema.put("additionalProperties", structural(additional));
    } else if (!additional.isPresent()
        && (upstream.get("type").is("object") || upstream.get("properties").isMapping())
        && !upstream.get("x-kubernetes-preserve-unknown-fields").isTrue()) {
      schema.put("additionalProperties", false);
    }
  }

  /**
   * An object within an object has the members that every object has, and must say what it is
   * (apiextensions-apiserver {@code pkg/apiserver/schema/objectmeta/validation.go}).
   */
  private static void embed(Map<String, Object> schema, Map<String, Object> properties) {
    properties.putIfAbsent("apiVersion", Map.of("type", "string"));
    properties.putIfAbsent("kind", Map.of("type", "string"));
    properties.put("metadata", ObjectMetaSchema.object(ObjectMetaSchema.properties()));
    var required = new ArrayList<String>();
    for (var name : new SchemaTree(schema.get("required")).items()) {
      required.add(name.text());
    }
    for (var name : List.of("apiVersion", "kind")) {
      if (!required.contains(name)) {
        required.add(name);
      }
    }
    schema.put("required", required);
  }

  /** What is asked of a value, without its members and items. */
  private static Map<String, Object> conditions(SchemaTree upstream) {
    var schema = new TreeMap<String, Object>();
    upstream.members().forEach((keyword, value) -> {
      if (COPIED.contains(keyword) || keyword.startsWith("x-kubernetes-")) {
        schema.put(keyword, value.value());
      } else if (ALTERNATIVES.contains(keyword)) {
        schema.put(keyword, value.items().stream().map(CrdImporter::nested).toList());
      } else if (keyword.equals("not")) {
        schema.put(keyword, nested(value));
      }
    });
    limit(schema, upstream, "minimum", "exclusiveMinimum");
    limit(schema, upstream, "maximum", "exclusiveMaximum");
    return schema;
  }

  private static Map<String, Object> nested(SchemaTree upstream) {
    var schema = conditions(upstream);
    var properties = new TreeMap<String, Object>();
    upstream
        .get("properties")
        .members()
        .forEach((name, property) -> properties.put(name, nested(property)));
    if (!properties.isEmpty()) {
      schema.put("properties", properties);
    }
    if (upstream.get("items").isMapping()) {
      schema.put("items", nested(upstream.get("items")));
    }
    return schema;
  }

  /** OpenAPI 3.0 makes a limit exclusive by a boolean beside it, JSON Schema by another keyword. */
  private static void limit(
      Map<String, Object> schema, SchemaTree upstream, String inclusive, String exclusive) {
    var value = upstream.get(inclusive).value();
    if (value != null) {
      schema.put(upstream.get(exclusive).isTrue() ? exclusive : inclusive, value);
    }
  }
}

package io.github.migrationlint.core.schema;

import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.SchemaEntry;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes objects that have every field their schema describes. */
final class SampleManifests {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SchemaCatalogue catalogue = SchemaCatalogue.bundled();
  private final SchemaParts parts = new SchemaParts(catalogue);

  /** One entry of each schema that is served. */
  List<SchemaEntry> distinct() {
    var seen = new HashSet<String>();
    return catalogue.entries().stream()
        .filter(entry -> entry.served() && seen.add(entry.file()))
        .toList();
  }

  /** What the development branches have. */
  List<SchemaEntry> newest() {
    return catalogue.entries().stream()
        .filter(entry -> entry.served() && entry.componentVersion().isMain())
        .toList();
  }

  JsonNode spec(SchemaEntry entry) {
    return parts.child(parts.document(entry), "spec").orElseThrow();
  }

  SchemaParts parts() {
    return parts;
  }

  ObjectNode of(SchemaEntry entry) {
    var object = NODES.objectNode();
    object.put("apiVersion", entry.apiVersion());
    object.put("kind", entry.kind());
    object.set("metadata", sample(parts.child(parts.document(entry), "metadata").orElseThrow()));
    object.set("spec", sample(spec(entry)));
    return object;
  }

  private JsonNode sample(JsonNode schema) {
    if (schema.has("x-kubernetes-int-or-string")) {
      return NODES.stringNode("1");
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    return switch (schema.path("type").asString("")) {
      case "object" -> object(schema);
      case "array" -> NODES.arrayNode().add(sample(parts.child(schema, 0).orElseThrow()));
      case "integer" -> NODES.numberNode(Math.max(2, schema.path("minimum").asLong(2)));
      case "number" -> NODES.numberNode(0.5);
      case "boolean" -> NODES.booleanNode(true);
      default -> NODES.stringNode(text(schema));
    };
  }

  private JsonNode object(JsonNode schema) {
    var object = NODES.objectNode();
    for (var name : schema.path("properties").propertyNames()) {
      var child = parts.child(schema, name);
      object.set(name, child.isPresent() ? sample(child.get()) : NODES.nullNode());
    }
    var others = schema.path("additionalProperties");
    if (others.isObject()) {
      object.set("any", sample(parts.resolve(others)));
    }
    return object;
  }

  private static String text(JsonNode schema) {
    if (schema.path("format").asString("").equals("date-time")) {
      return "2026-01-31T23:59:59Z";
    }
    return switch (schema.path("pattern").asString("")) {
      // A path, because containerPath demands one by CEL.
      case "" -> "/x";
      case "kubevirt-hyperconverged" -> "kubevirt-hyperconverged";
      case "^([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}$" -> "02:00:00:00:00:ff";
      default -> "1";
    };
  }
}

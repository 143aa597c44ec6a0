package io.github.migrationlint.core.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.SchemaEntry;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * For every schema of the catalogue, an object is made that has every field the schema describes, and
 * held against it.
 */
class SampleManifestsTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SchemaCatalogue catalogue = SchemaCatalogue.bundled();
  private final SchemaParts parts = new SchemaParts(catalogue);
  private final SchemaValidator validator = new SchemaValidator(catalogue);

  @Test
  void what_a_schema_describes_is_accepted() {
    for (var entry : distinct()) {
      assertEquals(List.of(), messages(entry, sample(entry, "")), entry.toString());
    }
  }

  @Test
  void a_field_of_the_wrong_type_is_refused_wherever_it_stands() {
    var refused = 0;
    for (var entry : newest()) {
      var spec = parts.child(parts.document(entry), "spec").orElseThrow();
      for (var field : spec.get("properties").propertyNames()) {
        var schema = parts.child(spec, field).orElseThrow();
        if (schema.has("type")) {
          var messages = messages(entry, sample(entry, field));
          assertEquals(1, messages.size(), entry + " " + field + " " + messages);
          assertTrue(messages.get(0).startsWith("`" + field + "` is "), messages.get(0));
          refused++;
        }
      }
    }
    assertTrue(refused > 200, "only " + refused);
  }

  /** One entry of each schema that is served. */
  private List<SchemaEntry> distinct() {
    var seen = new HashSet<String>();
    return catalogue.entries().stream()
        .filter(entry -> entry.served() && seen.add(entry.file()))
        .toList();
  }

  /** What the development branches have. */
  private List<SchemaEntry> newest() {
    return catalogue.entries().stream()
        .filter(entry -> entry.served() && entry.componentVersion().isMain())
        .toList();
  }

  private List<String> messages(SchemaEntry entry, String text) {
    var subject = new SchemaSubject(
        YamlText.read("sample.json", text),
        Reading.KUBECTL,
        entry.group(),
        entry.version(),
        entry.kind(),
        false);
    return validator.validate(subject, entry.componentVersion(), true).stream()
        .map(diagnostic -> diagnostic.message())
        .toList();
  }

  /** A whole object as JSON, one field of its spec having the wrong type. */
  private String sample(SchemaEntry entry, String wrong) {
    var document = parts.document(entry);
    var object = NODES.objectNode();
    object.put("apiVersion", entry.apiVersion());
    object.put("kind", entry.kind());
    object.set("metadata", sample(parts.child(document, "metadata").orElseThrow()));
    var spec = sample(parts.child(document, "spec").orElseThrow());
    if (!wrong.isEmpty()) {
      spec.asObject()
          .set(
              wrong, spec.get(wrong).isBoolean() ? NODES.stringNode("x") : NODES.booleanNode(true));
    }
    object.set("spec", spec);
    return object.toString();
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

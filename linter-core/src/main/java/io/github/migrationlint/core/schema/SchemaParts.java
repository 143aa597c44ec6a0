package io.github.migrationlint.core.schema;

import io.github.migrationlint.core.json.JsonReader;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.SchemaEntry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The schemas of a catalogue as trees, each read at most once and only when it is needed. */
final class SchemaParts {
  private final SchemaCatalogue catalogue;
  private final Map<String, JsonNode> documents = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> parts = new ConcurrentHashMap<>();

  SchemaParts(SchemaCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The schema of a kind, references not followed. */
  JsonNode document(SchemaEntry entry) {
    var known = documents.get(entry.file());
    if (known == null) {
      known = JsonReader.read(catalogue.read(entry));
      documents.put(entry.file(), known);
    }
    return known;
  }

  /** The schema itself, or the part that it refers to. */
  JsonNode resolve(JsonNode schema) {
    var name = partName(schema);
    if (name.isEmpty()) {
      return schema;
    }
    var known = parts.get(name);
    if (known == null) {
      known = JsonReader.read(catalogue.readPart(name));
      parts.put(name, known);
    }
    return known;
  }

  /** The file name of the part a schema refers to; empty when it does not refer to one. */
  static String partName(JsonNode schema) {
    var ref = schema.get("$ref");
    if (ref == null) {
      return "";
    }
    var path = ref.stringValue();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * The schema of a member of an object (a name) or of an item of a list (a number), references
   * followed; empty when there is none, because the field does not exist or may be anything.
   */
  Optional<JsonNode> child(JsonNode schema, Object step) {
    var child = step instanceof Integer ? schema.get("items") : member(schema, (String) step);
    return child == null || child.isBoolean() ? Optional.empty() : Optional.of(resolve(child));
  }

  private static @Nullable JsonNode member(JsonNode schema, String name) {
    var properties = schema.get("properties");
    var property = properties == null ? null : properties.get(name);
    return property == null ? schema.get("additionalProperties") : property;
  }

  /** Whether an object may have members that its schema does not name. */
  static boolean isOpen(JsonNode schema) {
    var additional = schema.get("additionalProperties");
    return additional == null || !additional.isBoolean() || additional.booleanValue();
  }
}

package io.github.migrationlint.core.schema;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.SchemaEntry;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Which fields exist, at which version and where. A path is a list of names and, within lists,
 * indices.
 */
final class KnownFields {
  /** Deeper than this a field of the same name is another field. */
  private static final int MAX_DEPTH = 6;

  /** A shorter name, such as {@code name}, is used in too many places to mean one of them. */
  private static final int MIN_TELLING_LENGTH = 8;

  private final SchemaCatalogue catalogue;
  private final SchemaParts parts;

  KnownFields(SchemaCatalogue catalogue, SchemaParts parts) {
    this.catalogue = catalogue;
    this.parts = parts;
  }

  /**
   * When a field exists that does not exist now.
   *
   * @param version the first version that has it, or the last one, of those that were read
   */
  record Existence(Version version, boolean isLater) {
    /** Between these two, no version of KubeVirt was read. */
    private static final Version GAP_START = Version.of(0, 53);

    private static final Version GAP_END = Version.of(0, 58);

    /** As it follows the name of a release in a message. */
    String describe() {
      if (version.isMain()) {
        return "only the development branch has it";
      }
      return isLater
          ? "exists from " + version + " on" + (version.equals(GAP_END) ? ", or earlier" : "")
          : "existed until " + version + (version.equals(GAP_START) ? ", or later" : "");
    }
  }

  /**
   * The nearest version that has the field: the first later one, else the last earlier one. Empty
   * when no version has it.
   */
  Optional<Existence> existence(SchemaEntry entry, List<Object> path) {
    var earlier = Optional.<Existence>empty();
    for (var other : catalogue.history(entry.group(), entry.version(), entry.kind())) {
      if (exists(parts.document(other), path)) {
        var version = other.componentVersion();
        if (entry.componentVersion().isBefore(version)) {
          return Optional.of(new Existence(version, true));
        }
        earlier = Optional.of(new Existence(version, false));
      }
    }
    return earlier;
  }

  /** Whether the release has that field. */
  boolean has(SchemaEntry entry, List<Object> path) {
    return exists(parts.document(entry), path);
  }

  /** Whether the value at a place would be right under another name beside it. */
  boolean fits(SchemaEntry entry, Place place, String sibling, Reading reading) {
    var schema = parts.document(entry);
    for (var step : place.path().subList(0, place.path().size() - 1)) {
      var child = parts.child(schema, step);
      if (child.isEmpty()) {
        return false;
      }
      schema = child.get();
    }
    return parts
        .child(schema, sibling)
        .filter(found -> fits(found, place.node(), reading))
        .isPresent();
  }

  private boolean fits(JsonNode schema, YamlNode value, Reading reading) {
    if (value instanceof MappingNode mapping) {
      if (!isOf(schema, "object")) {
        return false;
      }
      for (var entry : mapping.entries()) {
        var child = parts.child(schema, entry.name());
        var isRight = child.isPresent()
            ? fits(child.get(), entry.value(), reading)
            : isNamed(schema, entry.name()) || SchemaParts.isOpen(schema);
        if (!isRight) {
          return false;
        }
      }
      return true;
    }
    if (value instanceof SequenceNode sequence) {
      var items = parts.child(schema, 0);
      for (var item : sequence.items()) {
        if (items.isPresent() && !fits(items.get(), item, reading)) {
          return false;
        }
      }
      return isOf(schema, "array");
    }
    return fits(schema, ((ScalarNode) value).value(reading));
  }

  private static boolean fits(JsonNode schema, ScalarValue value) {
    var type = schema.get("type");
    if (type == null || value instanceof ScalarValue.Null) {
      return true;
    }
    return switch (type.stringValue()) {
      case "boolean" -> value instanceof ScalarValue.Bool;
      case "integer" -> value instanceof ScalarValue.Int;
      case "number" -> value instanceof ScalarValue.Int || value instanceof ScalarValue.Real;
      case "string" -> value instanceof ScalarValue.Text;
      default -> false;
    };
  }

  private static boolean isOf(JsonNode schema, String type) {
    var written = schema.get("type");
    return written == null || written.stringValue().equals(type);
  }

  /** Whether a manifest may have that field, by name or because its place is open. */
  private boolean exists(JsonNode document, List<Object> path) {
    var schema = document;
    for (var step : path) {
      var child = parts.child(schema, step);
      if (child.isEmpty()) {
        return isNamed(schema, step) || SchemaParts.isOpen(schema);
      }
      schema = child.get();
    }
    return true;
  }

  private static boolean isNamed(JsonNode schema, Object step) {
    var properties = schema.get("properties");
    return step instanceof String name && properties != null && properties.has(name);
  }

  /** The names of the fields beside that one. */
  List<String> siblings(SchemaEntry entry, List<Object> path) {
    var schema = parts.document(entry);
    for (var step : path.subList(0, path.size() - 1)) {
      var child = parts.child(schema, step);
      if (child.isEmpty()) {
        return List.of();
      }
      schema = child.get();
    }
    var properties = schema.get("properties");
    return properties == null ? List.of() : List.copyOf(properties.propertyNames());
  }

  private record Found(String path, JsonNode schema, int depth) {}

  /**
   * The only place where a field of that name exists, as a dotted path; empty when there is none or
   * more than one at the least depth. Lists are not looked into: a path through one is no place.
   */
  Optional<String> elsewhere(SchemaEntry entry, String name) {
    if (name.length() < MIN_TELLING_LENGTH) {
      return Optional.empty();
    }
    var places = new ArrayList<Found>();
    var queue = new ArrayDeque<Found>();
    queue.add(new Found("", parts.document(entry), 0));
    while (!queue.isEmpty()) {
      var here = queue.remove();
      if (!places.isEmpty() && here.depth() >= places.get(0).depth()) {
        break;
      }
      var properties = here.schema().get("properties");
      if (properties == null || here.depth() == MAX_DEPTH) {
        continue;
      }
      for (var property : properties.properties()) {
        var child = new Found(
            here.path() + property.getKey(), parts.resolve(property.getValue()), here.depth() + 1);
        if (property.getKey().equals(name)) {
          places.add(child);
        }
        queue.add(new Found(child.path() + ".", child.schema(), child.depth()));
      }
    }
    return places.size() == 1 ? Optional.of(places.get(0).path()) : Optional.empty();
  }
}

package io.github.migrationlint.core.schema;

import io.github.migrationlint.schemas.SchemaCatalogue;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Which members the KubeVirt object has, in any release that was read. */
public final class KubeVirtFields {
  private static final String GROUP = "kubevirt.io";
  private static final String KIND = "KubeVirt";

  private KubeVirtFields() {}

  /** The schemas, read when they are first needed. */
  private static final class Schemas {
    static final SchemaParts PARTS = new SchemaParts(SchemaCatalogue.bundled());
  }

  /**
   * Whether some release has that path, or may have anything there.
   *
   * @param path names of members, and in lists indices or {@code -}
   * @param ignoringCase whether names are compared as Go's {@code encoding/json} does
   */
  public static boolean exists(List<String> path, boolean ignoringCase) {
    var entries = SchemaCatalogue.bundled().entries();
    for (var i = entries.size() - 1; i >= 0; i--) {
      var entry = entries.get(i);
      if (entry.group().equals(GROUP)
          && entry.kind().equals(KIND)
          && exists(Schemas.PARTS.document(entry), path, ignoringCase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean exists(JsonNode document, List<String> path, boolean ignoringCase) {
    var schema = document;
    for (var step : path) {
      var child = child(schema, step, ignoringCase);
      if (child.isEmpty()) {
        return schema.get("items") == null && SchemaParts.isOpen(schema);
      }
      schema = child.get();
    }
    return true;
  }

  private static Optional<JsonNode> child(JsonNode schema, String step, boolean ignoringCase) {
    if (schema.get("items") != null) {
      return Schemas.PARTS.child(schema, 0);
    }
    var properties = schema.get("properties");
    if (properties == null) {
      return Optional.empty();
    }
    for (var property : properties.properties()) {
      var isIt = ignoringCase
          ? property.getKey().equalsIgnoreCase(step)
          : property.getKey().equals(step);
      if (isIt) {
        return Optional.of(Schemas.PARTS.resolve(property.getValue()));
      }
    }
    return Optional.empty();
  }
}

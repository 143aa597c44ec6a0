package io.github.migrationlint.core.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectId;
import io.github.migrationlint.core.text.QuietLogging;
import io.github.migrationlint.schemas.SchemaEntry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON Schema as the API server understands it in a CRD: null, defaults, int-or-string and CEL have
 * a meaning of their own there.
 *
 * <p>The validator is json-schema-validator, whose defaults would cost several times what a run may
 * take: reading JSON with Jackson builds an ObjectMapper, the stock {@code enum} builds another, and
 * a schema is compiled in full. So all keywords are {@link CrdKeyword}s, which compile a field when a
 * manifest first has it and follow {@code $ref} by {@link SchemaParts}; the library compiles schemas,
 * calls their keywords and keeps the errors.
 */
final class CrdDialect {
  private final SchemaParts parts;
  private final SchemaRegistry registry;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  CrdDialect(SchemaParts parts) {
    this.parts = parts;
    QuietLogging.start();
    var dialect = Dialect.builder(DialectId.DRAFT_2020_12)
        .specificationVersion(SpecificationVersion.DRAFT_2020_12)
        .build();
    // The builder would refuse a "format" of our own, and load all stock keywords to find out. The
    // map it made is ours to fill (json-schema-validator 3.0.9).
    for (var name : CrdKeyword.NAMES) {
      dialect.getKeywords().put(name, new CrdKeyword(name, this));
    }
    registry = SchemaRegistry.withDialect(
        dialect,
        builder -> builder.schemaRegistryConfig(
            SchemaRegistryConfig.builder().locale(Locale.ROOT).build()));
  }

  /** The compiled schema of a kind. */
  Schema document(SchemaEntry entry) {
    return compiled(entry.file(), parts.document(entry));
  }

  /** The compiled schema at a place in another one, or the part it refers to. */
  Schema child(JsonNode schema, SchemaLocation place) {
    var name = SchemaParts.partName(schema);
    return name.isEmpty()
        ? registry.getSchema(place, schema)
        : compiled("parts/" + name, parts.resolve(schema));
  }

  private Schema compiled(String name, JsonNode schema) {
    var known = compiled.get(name);
    if (known == null) {
      known = registry.getSchema(SchemaLocation.DOCUMENT, schema);
      compiled.put(name, known);
    }
    return known;
  }

  SchemaParts parts() {
    return parts;
  }
}

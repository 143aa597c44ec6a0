package io.github.migrationlint.core.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.json.JsonReader;
import io.github.migrationlint.schemas.SchemaCatalogue;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nothing is in the catalogue that is not understood. */
class CatalogueKeywordsTest {
  private final SchemaParts parts = new SchemaParts(SchemaCatalogue.bundled());
  private final Set<String> keywords = new TreeSet<>();
  private final Set<String> rules = new TreeSet<>();
  private final Set<String> formats = new TreeSet<>();

  CatalogueKeywordsTest() {
    var seen = new TreeSet<String>();
    for (var entry : SchemaCatalogue.bundled().entries()) {
      if (seen.add(entry.file())) {
        visit(parts.document(entry), seen);
      }
    }
  }

  private void visit(JsonNode schema, Set<String> seen) {
    var part = SchemaParts.partName(schema);
    if (!part.isEmpty()) {
      if (seen.add(part)) {
        visit(parts.resolve(schema), seen);
      }
      return;
    }
    keywords.addAll(schema.propertyNames());
    if (schema.has("format")) {
      formats.add(schema.get("format").stringValue());
    }
    for (var rule : schema.path("x-kubernetes-validations").values()) {
      rules.add(rule.get("rule").stringValue());
    }
    for (var property : schema.path("properties").values()) {
      visitSchema(property, seen);
    }
    visitSchema(schema.path("items"), seen);
    visitSchema(schema.path("additionalProperties"), seen);
  }

  private void visitSchema(JsonNode schema, Set<String> seen) {
    if (schema.isObject()) {
      visit(schema, seen);
    }
  }

  @Test
  void every_keyword_is_known() {
    keywords.removeAll(CrdKeyword.NAMES);
    assertEquals(Set.of(), keywords);
  }

  @Test
  void every_cel_rule_is_translated() {
    assertEquals(9, rules.size());
    for (var rule : rules) {
      assertTrue(CelRules.breaches(rule, JsonReader.read("{}")).isPresent(), rule);
    }
  }

  @Test
  void every_format_is_checked() {
    // Whatever is an integer at all fits 64 bits.
    assertEquals(Set.of("date-time", "int32", "int64"), formats);
  }
}

package io.github.migrationlint.schemas;

import java.util.ArrayList;

/** Walks the schemas of a catalogue, parts included. */
record Schemas(SchemaCatalogue catalogue) {
  SchemaTree root(SchemaEntry entry) {
    return parse(catalogue.read(entry));
  }

  /** The schema of a field; nothing when there is no such field. */
  SchemaTree field(SchemaTree schema, String name) {
    return resolved(schema.get("properties").get(name));
  }

  /** The schema itself, or the one a reference in its place names. */
  SchemaTree resolved(SchemaTree schema) {
    var ref = schema.get("$ref").text();
    return ref.isEmpty() ? schema : parse(catalogue.readPart(ref));
  }

  static SchemaTree parse(String json) {
    var problems = new ArrayList<String>();
    var trees = YamlTrees.read(json, problems);
    if (trees.size() != 1) {
      throw new IllegalArgumentException("not one JSON value: " + problems);
    }
    return trees.get(0);
  }
}

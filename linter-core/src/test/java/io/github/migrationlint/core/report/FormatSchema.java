package io.github.migrationlint.core.report;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official schemas of formats we write or ship, in src/test/resources/formats. */
final class FormatSchema {
  private FormatSchema() {}

  /** What the schema says against a document; empty if nothing. */
  static List<String> errors(String name, SpecificationVersion version, JsonNode document)
      throws IOException {
    try (var in = FormatSchema.class.getResourceAsStream("/formats/" + name)) {
      if (in == null) {
        throw new AssertionError("no schema " + name);
      }
      var schema = SchemaRegistry.withDefaultDialect(version)
          .getSchema(JsonMapper.shared().readTree(in));
      return schema.validate(document).stream().map(Error::toString).toList();
    }
  }
}

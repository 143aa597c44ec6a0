package io.github.migrationlint.core.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The official schemas of formats we write or ship. They lie beside the checkout, or where {@code
 * -Dshared} says; tests that need one skip where it is absent.
 */
final class FormatSchema {
  private static final Path FOLDER =
      Path.of(System.getProperty("shared", "../../shared"), "formats");

  private FormatSchema() {}

  /** What the schema says against a document; empty if nothing. */
  static List<String> errors(String name, SpecificationVersion version, JsonNode document)
      throws IOException {
    var file = FOLDER.resolve(name);
    assumeTrue(Files.exists(file), () -> file + " is not there");
    var schema = SchemaRegistry.withDefaultDialect(version)
        .getSchema(JsonMapper.shared().readTree(Files.readString(file)));
    return schema.validate(document).stream().map(Error::toString).toList();
  }
}

package io.github.migrationlint.schemas;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML, and thereby JSON, into trees. */
final class YamlTrees {
  /** Larger than any bundle of CRDs: an operator's has about two million characters. */
  private static final int MAX_CODE_POINTS = 16 * 1024 * 1024;

  private YamlTrees() {}

  /** The documents of a text, empty ones left out; those before a broken one are kept. */
  static List<SchemaTree> read(String text, List<String> problems) {
    var settings = LoadSettings.builder()
        .setSchema(new CoreSchema())
        .setCodePointLimit(MAX_CODE_POINTS)
        .build();
    var trees = new ArrayList<SchemaTree>();
    try {
      for (var value : new Load(settings).loadAllFromString(text)) {
        if (value != null) {
          trees.add(new SchemaTree(value));
        }
      }
    } catch (RuntimeException | StackOverflowError e) {
      // snakeyaml-engine 3.2 answers some bad input with exceptions of the JDK.
      problems.add("it cannot be read as YAML: " + e.getMessage());
    }
    return trees;
  }
}

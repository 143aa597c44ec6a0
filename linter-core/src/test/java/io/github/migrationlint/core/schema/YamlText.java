package io.github.migrationlint.core.schema;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.YamlReader;

/** Reads the manifests of tests. */
final class YamlText {
  private YamlText() {}

  /** The one object in a text. */
  static MappingNode read(String name, String text) {
    var outcome = new YamlReader().read(new SourceFile(new SourceId(name), text));
    if (outcome.value().size() != 1
        || !(outcome.value().get(0).root().orElseThrow() instanceof MappingNode root)) {
      throw new IllegalArgumentException("not one object: " + outcome.problems());
    }
    return root;
  }
}

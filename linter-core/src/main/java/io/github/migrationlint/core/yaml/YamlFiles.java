package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.SourceId;
import java.util.List;

/**
 * The documents of the files read.
 *
 * @param documents in source order
 * @param templated the files left out because they are templates of YAML, not YAML
 */
public record YamlFiles(List<Document> documents, List<SourceId> templated) {
  public YamlFiles {
    documents = List.copyOf(documents);
    templated = List.copyOf(templated);
  }
}

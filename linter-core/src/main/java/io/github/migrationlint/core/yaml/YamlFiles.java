package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The documents of the files read.
 *
 * @param documents in source order
 * @param templated the files of which a document was left out because it is a template of YAML, not
 *     YAML; other documents of such a file may be there
 */
public record YamlFiles(List<Document> documents, List<SourceId> templated) {
  public YamlFiles {
    documents = List.copyOf(documents);
    templated = List.copyOf(templated);
  }

  /** The same with more files that are templates, all in path order. */
  public YamlFiles withTemplates(List<SourceId> more) {
    if (more.isEmpty()) {
      return this;
    }
    var all = new ArrayList<>(templated);
    all.addAll(more);
    Collections.sort(all);
    return new YamlFiles(documents, all);
  }
}

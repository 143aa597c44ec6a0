package io.github.migrationlint.schemas;

import java.util.List;

/**
 * What {@link CrdImporter} made of a file.
 *
 * @param documents the schemas, in the order of the file
 * @param problems why a part of the file, or all of it, gave none; each a sentence for the user
 */
public record CrdImport(List<SchemaDocument> documents, List<String> problems) {
  public CrdImport {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
  }
}

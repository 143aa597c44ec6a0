package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.Document;
import java.util.List;
import java.util.Objects;

/**
 * The files a composition may look at: what the loader has read, and nothing else.
 *
 * <p>Paths are those of {@link io.github.migrationlint.core.text.SourceId}: from one root, with
 * {@code /}, without {@code .} segments; a leading {@code ..} leads out of the root and is answered
 * like any other path.
 */
public interface KustomizeFiles {
  /** What stands at a path. */
  Place at(String path);

  /**
   * Reads YAML that stands inside another file: an inline patch. Every node must keep its offsets
   * in the text.
   */
  Outcome<List<Document>> read(SourceFile text);

  /** What can stand at a path. */
  sealed interface Place {}

  /** A file that was read; a document without a root is empty or was reported as broken. */
  record ReadFile(SourceFile source, List<Document> documents) implements Place {
    public ReadFile {
      Objects.requireNonNull(source);
      documents = List.copyOf(documents);
    }
  }

  /** A folder, whether or not it holds a kustomization. */
  record Folder() implements Place {}

  /**
   * Something is there, or may be, that was not read: excluded, without a relevant word, or out of
   * reach. Claims that depend on it are not made.
   */
  record Unread() implements Place {}

  /** Nothing is there. */
  record Absent() implements Place {}
}

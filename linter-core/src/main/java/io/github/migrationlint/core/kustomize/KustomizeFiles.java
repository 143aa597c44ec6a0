package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.Document;
import java.util.List;
import java.util.Objects;

/**
 * The files a composition may look at: what the loader has read, and what it can read later.
 *
 * <p>Paths are those of {@link io.github.migrationlint.core.text.SourceId}: from one root, with
 * {@code /}, without {@code .} segments; a leading {@code ..} leads out of the root and is answered
 * like any other path.
 */
public interface KustomizeFiles {
  /** What is at a path. */
  PathEntry at(String path);

  /** Whether a file was read at once, because something in it may matter. */
  boolean isAtHand(String path);

  /** The text at a path, YAML or not. */
  LaterFiles.Found textAt(String path);

  /** How much was read, which is what a composition may spend in proportion to. */
  Extent extent();

  /** What can be at a path. */
  sealed interface PathEntry {}

  /**
   * A file that was read; a document without a root is empty or broken.
   *
   * @param problems what is wrong with it, as far as no one has reported it yet
   */
  record ReadFile(SourceFile source, List<Document> documents, List<Diagnostic> problems)
      implements PathEntry {
    public ReadFile {
      Objects.requireNonNull(source);
      documents = List.copyOf(documents);
      problems = List.copyOf(problems);
    }
  }

  /**
   * How much was read.
   *
   * @param documents how many YAML documents
   * @param characters how long their files are together
   */
  record Extent(long documents, long characters) {}

  /** A folder, whether or not it holds a kustomization. */
  record Folder() implements PathEntry {}

  /**
   * Something is there, or may be, that was not read: excluded, ignored, or out of reach. Claims that
   * depend on it are not made.
   */
  record Unread() implements PathEntry {}

  /** Nothing is there. */
  record Absent() implements PathEntry {}
}

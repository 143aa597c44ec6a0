package io.github.migrationlint.core.load;

import io.github.migrationlint.core.text.SourceFile;
import java.util.List;
import java.util.Objects;

/**
 * The files that the {@link Loader} has passed over or never looked for, by path: kustomize needs a
 * ConfigMap or the text of a generator whatever is in it.
 *
 * <p>A file is read when someone asks for it, and only below what is linted; one that is excluded or
 * ignored by git stays unknown. Not for several threads.
 */
public interface LaterFiles {
  /** Knows nothing about any path. */
  LaterFiles NONE = new LaterFiles() {
    @Override
    public Found at(String path) {
      return new Unknown();
    }
  };

  /**
   * What is at a path.
   *
   * @param path as in {@link io.github.migrationlint.core.text.SourceId}, without {@code .} segments
   */
  Found at(String path);

  /** The files called {@code .sourceignore} in the folders that are linted, in no order. */
  default List<String> sourceIgnores() {
    return List.of();
  }

  /** What can be at a path. */
  sealed interface Found {}

  /** A file with its text. */
  record Text(SourceFile source) implements Found {
    public Text {
      Objects.requireNonNull(source);
    }
  }

  /** A folder. */
  record Folder() implements Found {}

  /** Nothing: the path is below what is linted, in a whole work tree of git, and nothing is there. */
  record Absent() implements Found {}

  /** Something that is not read, or a path that may not be asked for. */
  record Unknown() implements Found {}
}

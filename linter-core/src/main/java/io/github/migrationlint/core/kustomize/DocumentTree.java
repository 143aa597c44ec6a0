package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The documents already read, as a tree of files and folders. */
public final class DocumentTree implements KustomizeFiles {
  private final Map<String, ReadFile> files = new HashMap<>();
  private final Set<String> folders = new HashSet<>();
  private final Function<SourceFile, Outcome<List<Document>>> reader;
  private final Predicate<String> unread;

  /**
   * @param documents all documents of all files, those of one file together
   * @param reader reads a text that is not a file of its own
   * @param unread whether a path that is in no document exists, or may exist, all the same
   */
  public DocumentTree(
      List<Document> documents,
      Function<SourceFile, Outcome<List<Document>>> reader,
      Predicate<String> unread) {
    this.reader = Objects.requireNonNull(reader);
    this.unread = Objects.requireNonNull(unread);
    var start = 0;
    while (start < documents.size()) {
      var source = documents.get(start).source();
      var end = start + 1;
      while (end < documents.size() && documents.get(end).source().id().equals(source.id())) {
        end++;
      }
      files.put(source.id().path(), new ReadFile(source, documents.subList(start, end)));
      addFolders(source.id().folder());
      start = end;
    }
  }

  private void addFolders(String folder) {
    var rest = folder;
    while (folders.add(rest) && !rest.isEmpty()) {
      rest = Paths.parent(rest);
    }
  }

  @Override
  public Place at(String path) {
    var file = files.get(path);
    if (file != null) {
      return file;
    }
    if (folders.contains(path)) {
      return new Folder();
    }
    return unread.test(path) ? new Unread() : new Absent();
  }

  @Override
  public Outcome<List<Document>> read(SourceFile text) {
    return reader.apply(text);
  }

  /** The files of this tree whose name is one of those, sorted by path. */
  List<ReadFile> named(List<String> names) {
    var found = new ArrayList<ReadFile>();
    for (var file : files.values()) {
      if (names.contains(Paths.name(file.source().id().path()))) {
        found.add(file);
      }
    }
    found.sort((a, b) -> a.source().id().compareTo(b.source().id()));
    return found;
  }
}

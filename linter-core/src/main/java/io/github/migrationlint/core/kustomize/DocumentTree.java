package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.text.RepoPath;
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

/** The documents already read, as a tree of files and folders, and those that are read when needed. */
public final class DocumentTree implements KustomizeFiles {
  private final Map<String, ReadFile> files = new HashMap<>();
  private final Set<String> folders = new HashSet<>();
  private final Function<SourceFile, Outcome<List<Document>>> reader;
  private final LaterFiles later;
  private final Map<String, PathEntry> readLater = new HashMap<>();
  private final Extent extent;

  /**
   * @param documents all documents of all files, those of one file together
   * @param reader reads a text that is not a document yet
   * @param later what is at a path that is in no document
   */
  public DocumentTree(
      List<Document> documents,
      Function<SourceFile, Outcome<List<Document>>> reader,
      LaterFiles later) {
    this.reader = Objects.requireNonNull(reader);
    this.later = Objects.requireNonNull(later);
    var characters = 0L;
    var start = 0;
    while (start < documents.size()) {
      var source = documents.get(start).source();
      var end = start + 1;
      while (end < documents.size() && documents.get(end).source().id().equals(source.id())) {
        end++;
      }
      files.put(source.id().path(), new ReadFile(source, documents.subList(start, end), List.of()));
      addFolders(source.id().folder());
      characters += source.text().length();
      start = end;
    }
    extent = new Extent(documents.size(), characters);
  }

  private void addFolders(String folder) {
    var rest = folder;
    while (folders.add(rest) && !rest.isEmpty()) {
      rest = new RepoPath(rest).parent().text();
    }
  }

  @Override
  public PathEntry at(String path) {
    var file = files.get(path);
    if (file != null) {
      return file;
    }
    if (folders.contains(path)) {
      return new Folder();
    }
    var place = readLater.get(path);
    if (place == null) {
      place = lookLater(path);
      readLater.put(path, place);
    }
    return place;
  }

  private PathEntry lookLater(String path) {
    var found = later.at(path);
    if (found instanceof LaterFiles.Text text) {
      var read = reader.apply(text.source());
      return new ReadFile(text.source(), read.value(), read.problems());
    }
    if (found instanceof LaterFiles.Folder) {
      return new Folder();
    }
    return found instanceof LaterFiles.Absent ? new Absent() : new Unread();
  }

  @Override
  public boolean isAtHand(String path) {
    return files.containsKey(path);
  }

  @Override
  public LaterFiles.Found textAt(String path) {
    var file = files.get(path);
    return file == null ? later.at(path) : new LaterFiles.Text(file.source());
  }

  @Override
  public Extent extent() {
    return extent;
  }

  /** The files of this tree whose name is one of those, sorted by path. */
  List<ReadFile> named(List<String> names) {
    var found = new ArrayList<ReadFile>();
    for (var file : files.values()) {
      if (names.contains(new RepoPath(file.source().id().path()).name())) {
        found.add(file);
      }
    }
    found.sort((a, b) -> a.source().id().compareTo(b.source().id()));
    return found;
  }
}

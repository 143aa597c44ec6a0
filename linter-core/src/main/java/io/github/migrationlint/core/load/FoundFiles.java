package io.github.migrationlint.core.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files found so far. Going down one folder finds nothing twice, so which files are there is
 * only written down once someone asks.
 */
final class FoundFiles {
  private final EarlyReading reading;
  private final List<FoundFile> files = new ArrayList<>();
  private final Set<Path> known = new HashSet<>();
  private int knownCount;

  /**
   * @param reading may look at files while others are still searched for
   */
  FoundFiles(EarlyReading reading) {
    this.reading = reading;
  }

  /** Adds a file at a path of its own. */
  void add(Path path, String name) {
    add(new FoundFile(name, path, false, files.size()));
  }

  /** Adds a file that was met in a folder. */
  void add(Path folder, Path path, String name) {
    add(FoundFile.in(folder, name, path, files.size()));
  }

  private void add(FoundFile file) {
    files.add(file);
    reading.lookAt(files);
  }

  int size() {
    return files.size();
  }

  /** Whether the file at this path, which has no links in it, was found. */
  boolean has(Path path) {
    while (knownCount < files.size()) {
      known.add(files.get(knownCount++).path());
    }
    return known.contains(path);
  }

  /** All that was found, by name. */
  List<FoundFile> sorted() {
    reading.finish(files);
    Collections.sort(files);
    return files;
  }

  /** Each file that was found, by name; one that goes by several names, by the smallest. */
  List<FoundFile> sortedOnce() {
    var once = new ArrayList<FoundFile>();
    var seen = new HashSet<Path>();
    for (var file : sorted()) {
      if (seen.add(file.path())) {
        once.add(file);
      }
    }
    return once;
  }
}

package io.github.migrationlint.core.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the repositories that the paths asked for are in: each is the nearest folder above with a
 * {@code .git}. One within another that is asked for, as a submodule is, is a part of that one.
 */
final class RepositoryRoots {
  private final Disk disk;
  private final WorkingDirectory here;
  private final Map<Path, Optional<Path>> tops = new HashMap<>();

  /** The folders asked for, and those of files, and whether the user names it. */
  private final Map<Path, Boolean> asked = new LinkedHashMap<>();

  RepositoryRoots(Disk disk, WorkingDirectory here) {
    this.disk = disk;
    this.here = here;
  }

  /** Notes a folder that is asked for as a whole. */
  void addFolder(Path folder) {
    asked.put(folder.normalize(), true);
  }

  /** Notes a folder of which only some files are asked for. */
  void addPart(Path folder) {
    asked.putIfAbsent(folder.normalize(), false);
  }

  /** Those that do not hold the working directory, by name. */
  List<RepositoryRoot> found() {
    var all = new TreeMap<String, RepositoryRoot>();
    var isHereAsked = false;
    for (var folder : asked.entrySet()) {
      var top = topOf(folder.getKey());
      var root = top.orElse(folder.getKey());
      var name = here.path().normalize().startsWith(root) ? "" : here.nameOf(root);
      isHereAsked |= name.isEmpty();
      if (!name.isEmpty() && (top.isPresent() || folder.getValue())) {
        var hasConfiguration = OwnFile.exists(disk, root.resolve(ConfigurationFile.NAME));
        all.putIfAbsent(name, new RepositoryRoot(name, top.isPresent(), hasConfiguration));
      }
    }
    var roots = new ArrayList<RepositoryRoot>();
    for (var root : all.values()) {
      var isPartOfHere = isHereAsked && isBelowHere(root.folder());
      if (!isPartOfHere && !isNested(root, all.values())) {
        roots.add(root);
      }
    }
    return roots;
  }

  private static boolean isNested(RepositoryRoot root, Collection<RepositoryRoot> all) {
    for (var other : all) {
      if (other.holds(root.folder())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBelowHere(String name) {
    return !name.startsWith("..") && !Path.of(name).isAbsolute();
  }

  private Optional<Path> topOf(Path folder) {
    var known = tops.get(folder);
    if (known == null) {
      var parent = folder.getParent();
      known = disk.isWorkTree(folder)
          ? Optional.of(folder)
          : parent == null ? Optional.empty() : topOf(parent);
      tops.put(folder, known);
    }
    return known;
  }
}

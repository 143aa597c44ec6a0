package io.github.migrationlint.core.load;

import java.util.HashSet;
import java.util.Set;

/**
 * Which manifests Git tracks in one work tree, so that a pattern of {@code .gitignore} does not hide
 * what a cluster gets anyway. Names are {@linkplain IgnoreFile#bytesOf byte strings} from the top of
 * the work tree.
 */
final class GitIndex {
  /** More than that is kept of no index; the largest known monorepos have far fewer manifests. */
  static final int MOST_CHARACTERS = 64 << 20;

  private final Set<String> files = new HashSet<>();
  private final Set<String> folders = new HashSet<>();
  private int characters;

  /** Whether Git tracks a file or link of this name. */
  boolean has(String name) {
    return files.contains(name);
  }

  /** Whether Git tracks a manifest below a folder of this name, or the folder is a submodule. */
  boolean hasBelow(String folder) {
    return folders.contains(folder);
  }

  /** How many files are known. */
  int size() {
    return files.size();
  }

  /**
   * Adds a file and the folders around it.
   *
   * @return whether there was room for it
   */
  boolean add(String name) {
    return (files.contains(name) || (hasRoom(name) && files.add(name))) && addAround(name);
  }

  /**
   * Adds a submodule and the folders around it.
   *
   * @return whether there was room for it
   */
  boolean addModule(String name) {
    return (folders.contains(name) || (hasRoom(name) && folders.add(name))) && addAround(name);
  }

  private boolean addAround(String name) {
    for (var slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
      var folder = name.substring(0, slash);
      if (folders.contains(folder)) {
        return true;
      }
      if (!hasRoom(folder)) {
        return false;
      }
      folders.add(folder);
    }
    return true;
  }

  private boolean hasRoom(String name) {
    // An object has a cost besides its characters.
    characters += name.length() + 64;
    return characters <= MOST_CHARACTERS;
  }
}

package io.github.migrationlint.core.targets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Calls things by the shortest end of their path that nothing else is called. */
final class UniqueNames {
  private final Set<String> taken = new HashSet<>();

  /** Nothing else gets that name. */
  void reserve(String name) {
    taken.add(name);
  }

  /** A name that nothing has yet, as near to the wish as possible. */
  String unique(String wish) {
    var name = wish;
    for (var i = 2; !taken.add(name); i++) {
      name = wish + "-" + i;
    }
    return name;
  }

  /** The names of paths, in their order; all are reserved then. */
  List<String> ofPaths(List<String> paths) {
    var names = new ArrayList<String>();
    for (var i = 0; i < paths.size(); i++) {
      names.add("");
    }
    var open = new ArrayList<Integer>();
    for (var i = 0; i < paths.size(); i++) {
      open.add(i);
    }
    for (var length = 1; !open.isEmpty(); length++) {
      open = new ArrayList<>(longer(paths, names, open, length));
    }
    return names;
  }

  /** Names those that are alone with so many segments, and returns the others. */
  private List<Integer> longer(
      List<String> paths, List<String> names, List<Integer> open, int length) {
    var met = new HashSet<String>();
    var repeated = new HashSet<String>();
    for (var i : open) {
      var suffix = suffix(paths.get(i), length);
      if (!met.add(suffix) || taken.contains(suffix)) {
        repeated.add(suffix);
      }
    }
    var left = new ArrayList<Integer>();
    for (var i : open) {
      var path = paths.get(i);
      var suffix = suffix(path, length);
      var isWhole = suffix.length() == shown(path).length();
      if (!repeated.contains(suffix) || isWhole) {
        names.set(i, unique(suffix));
      } else {
        left.add(i);
      }
    }
    return left;
  }

  private static String shown(String path) {
    return path.isEmpty()
        ? "."
        : path.endsWith(".yaml") ? path.substring(0, path.length() - 5) : path;
  }

  private static String suffix(String path, int length) {
    var whole = shown(path);
    var at = whole.length();
    for (var i = 0; i < length && at >= 0; i++) {
      at = whole.lastIndexOf('/', at - 1);
    }
    return whole.substring(at + 1);
  }
}

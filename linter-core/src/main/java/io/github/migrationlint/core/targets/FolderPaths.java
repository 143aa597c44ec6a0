package io.github.migrationlint.core.targets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Paths of folders by their parts. */
final class FolderPaths {
  private FolderPaths() {}

  /** The folder that both lie in, or are. */
  static String common(String one, String other) {
    var first = one.split("/", -1);
    var second = other.split("/", -1);
    var common = new ArrayList<String>();
    for (var i = 0; i < Math.min(first.length, second.length) && first[i].equals(second[i]); i++) {
      common.add(first[i]);
    }
    return String.join("/", common);
  }

  /** How many parts it has. */
  static int depth(String path) {
    return path.isEmpty() ? 0 : path.split("/", -1).length;
  }

  /** The first parts of it, or all. */
  static String prefix(String path, int depth) {
    var segments = path.split("/", -1);
    return segments.length <= depth ? path : String.join("/", List.of(segments).subList(0, depth));
  }

  /**
   * How many parts two of the paths have in common that have the most.
   *
   * @return the greatest number there is where two are the same
   */
  static int commonDepth(List<String> paths) {
    var sorted = new ArrayList<String>();
    for (var path : paths) {
      // So that what lies in a folder comes right behind it.
      sorted.add(path.replace('/', '\0'));
    }
    Collections.sort(sorted);
    var most = 0;
    for (var i = 1; i < sorted.size(); i++) {
      most = Math.max(most, commonDepth(sorted.get(i - 1), sorted.get(i)));
    }
    return most;
  }

  private static int commonDepth(String one, String other) {
    if (one.equals(other)) {
      return Integer.MAX_VALUE;
    }
    var depth = 0;
    for (var i = 0; ; i++) {
      var isBorder = isEnd(one, i) && isEnd(other, i);
      depth += isBorder && i > 0 ? 1 : 0;
      if (i == one.length() || i == other.length() || one.charAt(i) != other.charAt(i)) {
        return depth;
      }
    }
  }

  private static boolean isEnd(String path, int at) {
    return at == path.length() || path.charAt(at) == 0;
  }
}

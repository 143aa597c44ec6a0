package io.github.migrationlint.core.targets;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The convention that a folder below {@code clusters/} or {@code sites/} is one cluster. What the folders
 * around the repository are called says nothing of it.
 *
 * @param top what reports call the top of the repository; empty where paths start there
 */
record ClusterFolders(String top) {
  static final ClusterFolders HERE = new ClusterFolders("");

  private static final List<String> OF_CLUSTERS = List.of("clusters", "sites");

  /** Folders that may be between: {@code clusters/overlays/east}. */
  private static final List<String> BETWEEN =
      List.of("clusters", "sites", "overlays", "environments", "envs");

  ClusterFolders {
    Objects.requireNonNull(top);
  }

  /** Whether a path lies in the repository and is not its top. */
  boolean isBelowTop(String path) {
    return !path.isEmpty() && !path.equals(top) && isIn(path, top);
  }

  /** A path as it is from the top. */
  String fromTop(String path) {
    return path.equals(top) ? "" : top.isEmpty() ? path : path.substring(top.length() + 1);
  }

  /** The folder below {@code clusters/} on a path, from the top: {@code clusters/east}. */
  Optional<String> on(String folder) {
    var segments = folder.split("/", -1);
    for (var i = top.isEmpty() ? 0 : top.split("/", -1).length; i + 1 < segments.length; i++) {
      if (OF_CLUSTERS.contains(segments[i])) {
        var at = i + 1;
        while (at < segments.length && BETWEEN.contains(segments[at])) {
          at++;
        }
        return at < segments.length
            ? Optional.of(String.join("/", List.of(segments).subList(0, at + 1)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The name of that cluster; a file in the place of the folder is called after it, too. */
  Optional<String> nameOn(String folder) {
    return on(folder).map(ClusterFolders::last).map(ClusterFolders::withoutEnding);
  }

  private static String withoutEnding(String name) {
    for (var ending : List.of(".yaml", ".yml", ".json")) {
      if (name.endsWith(ending) && name.length() > ending.length()) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  /** The last segment of a path. */
  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The folder around a path; empty at the top. */
  static String parent(String path) {
    var slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** Whether a path is a folder or lies below it. */
  static boolean isIn(String place, String outer) {
    return outer.isEmpty() || place.equals(outer) || place.startsWith(outer + "/");
  }
}

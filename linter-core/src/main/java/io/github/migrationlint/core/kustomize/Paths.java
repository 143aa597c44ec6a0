package io.github.migrationlint.core.kustomize;

import java.util.ArrayDeque;
import java.util.Locale;

/** Arithmetic on the paths kustomizations write; it never asks a disk. */
final class Paths {
  private Paths() {}

  /** The folder a path lies in; that of a name at the top is empty. */
  static String parent(String path) {
    var slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path from the root for one that is written in a folder, with {@code .} and {@code ..} gone. */
  static String join(String folder, String written) {
    var segments = new ArrayDeque<String>();
    push(segments, folder);
    push(segments, written);
    var joined = String.join("/", segments);
    return folder.startsWith("/") ? "/" + joined : joined;
  }

  private static void push(ArrayDeque<String> segments, String path) {
    var start = 0;
    while (start <= path.length()) {
      var slash = path.indexOf('/', start);
      var end = slash < 0 ? path.length() : slash;
      var segment = path.substring(start, end);
      if (segment.equals("..") && !segments.isEmpty() && !segments.getLast().equals("..")) {
        segments.removeLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
      start = end + 1;
    }
  }

  /** Whether the path is the folder itself or lies below it. */
  static boolean isWithin(String path, String folder) {
    return folder.isEmpty()
        ? !leavesRoot(path)
        : path.equals(folder) || path.startsWith(folder + "/");
  }

  static boolean leavesRoot(String path) {
    return path.equals("..") || path.startsWith("../");
  }

  static boolean isAbsolute(String path) {
    return path.startsWith("/");
  }

  /**
   * Whether kustomize would fetch it: api/internal/git/repospec.go {@code NewRepoSpecFromURL} takes
   * a scheme, a user before {@code @}, or GitHub's host for the sign of a repository.
   */
  static boolean isRemote(String written) {
    var text = written.toLowerCase(Locale.ROOT);
    if (text.startsWith("git::")) {
      text = text.substring(5);
    }
    if (text.startsWith("https://")
        || text.startsWith("http://")
        || text.startsWith("ssh://")
        || text.startsWith("file://")) {
      return true;
    }
    var at = text.indexOf('@');
    var slash = text.indexOf('/');
    var colon = text.indexOf(':', Math.max(at, 0));
    var scpStyle = at > 0 && (slash < 0 || at < slash) && (colon > at || slash > at);
    return scpStyle || text.startsWith("github.com/") || text.startsWith("github.com:");
  }
}

package io.github.migrationlint.core.text;

import java.util.ArrayDeque;
import java.util.List;

/**
 * A path from the top of what is linted, or an absolute one: with {@code /}, without {@code .},
 * doubled slashes and {@code ..} that can be resolved. One that leads above the top keeps its {@code
 * ..} and so is none of the repository's files. It never asks a disk.
 *
 * @param text empty for the top
 */
public record RepoPath(String text) {
  public static final RepoPath TOP = new RepoPath("");

  public RepoPath {
    text = isNormal(text) ? text : normal(text);
  }

  /** The path that is written in this folder; an absolute one is itself. */
  public RepoPath resolve(String written) {
    return text.isEmpty() || isAbsolute(written)
        ? new RepoPath(written)
        : new RepoPath(text + "/" + written);
  }

  /** The folder around it; the top for a name at the top. */
  public RepoPath parent() {
    var slash = text.lastIndexOf('/');
    return slash < 0 ? TOP : new RepoPath(text.substring(0, slash));
  }

  /** The last segment; empty for the top. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The names on the way from the top. */
  public List<String> segments() {
    var names = isAbsolute(text) ? text.substring(1) : text;
    return names.isEmpty() ? List.of() : List.of(names.split("/", -1));
  }

  /** Whether it is the folder itself or lies below it. */
  public boolean isWithin(RepoPath folder) {
    return folder.text.isEmpty()
        ? !leavesTop()
        : text.startsWith(folder.text)
            && (text.length() == folder.text.length() || text.charAt(folder.text.length()) == '/');
  }

  /** Whether it leads above the top. */
  public boolean leavesTop() {
    return text.equals("..") || text.startsWith("../");
  }

  /** Whether a written path starts at the root of the file system, or of whatever reads it. */
  public static boolean isAbsolute(String written) {
    return written.startsWith("/");
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isNormal(String path) {
    return !path.startsWith(".")
        && !path.endsWith("/")
        && !path.contains("//")
        && !path.contains("/.");
  }

  private static String normal(String path) {
    var segments = new ArrayDeque<String>();
    var isAbsolute = isAbsolute(path);
    for (var segment : path.split("/", -1)) {
      if (segment.equals("..") && !segments.isEmpty() && !segments.getLast().equals("..")) {
        segments.removeLast();
      } else if (!segment.isEmpty()
          && !segment.equals(".")
          && !(isAbsolute && segment.equals(".."))) {
        segments.addLast(segment);
      }
    }
    return (isAbsolute ? "/" : "") + String.join("/", segments);
  }
}

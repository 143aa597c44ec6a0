package io.github.migrationlint.core.text;

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
    var isAbsolute = isAbsolute(path);
    var normal = new StringBuilder(path.length());
    var start = 0;
    while (start <= path.length()) {
      var slash = path.indexOf('/', start);
      var end = slash < 0 ? path.length() : slash;
      var isUp = isUp(path, start, end);
      var isHere = end == start || (end == start + 1 && path.charAt(start) == '.');
      if (isUp && normal.length() > 0 && !endsUp(normal)) {
        normal.setLength(Math.max(0, normal.lastIndexOf("/")));
      } else if (!isHere && !(isAbsolute && isUp)) {
        normal.append(normal.length() == 0 ? "" : "/").append(path, start, end);
      }
      start = end + 1;
    }
    return isAbsolute ? normal.insert(0, '/').toString() : normal.toString();
  }

  private static boolean isUp(CharSequence path, int start, int end) {
    return end == start + 2 && path.charAt(start) == '.' && path.charAt(start + 1) == '.';
  }

  private static boolean endsUp(StringBuilder path) {
    return isUp(path, path.lastIndexOf("/") + 1, path.length());
  }
}

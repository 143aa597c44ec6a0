package io.github.migrationlint.core.baseline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Names paths from the folder of a baseline, so that it may be used from any folder, and tells which of
 * them a run looks at.
 */
public final class PathNames {
  /** A run over texts in memory. */
  public static final PathNames AS_REPORTED =
      new PathNames(Path.of("/"), Path.of("/"), List.of("."));

  private static final String SPECIAL = "*?[{";

  private final Path folder;
  private final Path workingDirectory;
  private final List<String> asked;

  /**
   * Names of a run.
   *
   * @param folder that names start from, absolute
   * @param workingDirectory that reported paths start from, absolute
   * @param asked the files, folders and globs that the run was asked for
   */
  public PathNames(Path folder, Path workingDirectory, List<String> asked) {
    this.folder = folder.normalize();
    this.workingDirectory = workingDirectory.normalize();
    this.asked = List.copyOf(asked);
  }

  /** The name of a path that a report gives. */
  public String of(String reported) {
    try {
      var path = folder.relativize(workingDirectory.resolve(reported).normalize());
      return path.toString().replace('\\', '/');
    } catch (IllegalArgumentException e) {
      // No path of this system, or on another drive: then its own name has to do.
      return reported;
    }
  }

  /** Whether the run looks at everything at that name: below a path it was asked for, not a glob. */
  boolean isAskedFor(String name) {
    for (var path : asked) {
      if (!isGlob(path) && isBelow(name, path)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBelow(String name, String asked) {
    try {
      return folder
          .resolve(name)
          .normalize()
          .startsWith(workingDirectory.resolve(asked).normalize());
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isGlob(String path) {
    for (var i = 0; i < path.length(); i++) {
      if (SPECIAL.indexOf(path.charAt(i)) >= 0) {
        return true;
      }
    }
    return path.equals("-");
  }
}

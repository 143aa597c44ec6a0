package io.github.migrationlint.core.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;

/** The folder that the user's paths start from and that names in reports are relative to. */
record WorkingDirectory(Path path) {
  /**
   * What a path leads to.
   *
   * @throws java.nio.file.InvalidPathException if this system has no such names
   */
  Path resolve(String asked) {
    return path.resolve(asked);
  }

  /**
   * What reports call a file: the way to it from here, with {@code ..} where that is needed, empty
   * for this folder itself. Links are not looked at, so that the name stays the one the user wrote. A
   * file on another drive has no way to it from here and keeps its whole path.
   */
  String nameOf(Path file) {
    var here = path.normalize();
    var there = file.normalize();
    if (!Objects.equals(here.getRoot(), there.getRoot())) {
      return there.toString().replace('\\', '/');
    }
    var names = new ArrayList<String>();
    for (var name : here.relativize(there)) {
      names.add(FileNames.of(name));
    }
    return String.join("/", names);
  }
}

package io.github.migrationlint.core.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Tells whose a file is, on systems where users have numbers. */
final class FileOwner {
  /** A folder of Linux that belongs to whoever looks at it. */
  private static final Path SELF = Path.of("/proc/self");

  private static final int ADMINISTRATOR = 0;

  private FileOwner() {}

  /** Whether it certainly belongs to someone else than this process or the administrator. */
  static boolean isAnother(Path path) {
    try {
      var owner = number(path);
      return owner != ADMINISTRATOR && owner != self();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  private static int self() throws IOException {
    return Files.exists(SELF) ? number(SELF) : number(Path.of(System.getProperty("user.home")));
  }

  private static int number(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }
}

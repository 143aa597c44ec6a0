package io.github.migrationlint.core.load;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The user's configuration as it lies on disk.
 *
 * @param source named as reports would name it
 * @param home where the working directory lies below the folder that the configuration's paths start
 *     from; empty where they are the same
 */
public record ConfigurationFile(SourceFile source, String home) {
  /** What the file is called. */
  public static final String NAME = ".migration-lint.yaml";

  private static final String MISNAMED = ".migration-lint.yml";
  private static final int MOST_BYTES = 1 << 20;

  /**
   * The configuration of the folder or of the nearest one above it, up to the top of the git work
   * tree. Its paths start where it lies.
   *
   * @param workingDirectory absolute
   * @throws NoSuchPath if there is one, and it cannot be read
   */
  public static Optional<ConfigurationFile> above(Path workingDirectory) {
    return above(Disk.LOCAL, workingDirectory.normalize());
  }

  /**
   * The configuration at a path the user names. Its paths start from the working directory.
   *
   * @throws NoSuchPath if there is no such file, or it cannot be read
   */
  public static ConfigurationFile named(Path workingDirectory, String path) {
    try {
      var file = new WorkingDirectory(workingDirectory).resolve(path);
      if (!Disk.LOCAL.attributes(file).isRegularFile()) {
        throw NoSuchPath.unusable(path, "it is no file");
      }
      return new ConfigurationFile(read(Disk.LOCAL, file, path), "");
    } catch (InvalidPathException | IOException e) {
      throw NoSuchPath.missing(path, Optional.empty());
    }
  }

  private static Optional<ConfigurationFile> above(Disk disk, Path workingDirectory) {
    var home = new ArrayDeque<String>();
    var here = new WorkingDirectory(workingDirectory);
    for (var folder = workingDirectory; folder != null; folder = folder.getParent()) {
      var file = folder.resolve(NAME);
      if (exists(disk, file)) {
        return Optional.of(new ConfigurationFile(
            readBelow(disk, folder, file, here.nameOf(file)), String.join("/", home)));
      }
      if (exists(disk, folder.resolve(MISNAMED))) {
        throw NoSuchPath.unusable(
            here.nameOf(folder.resolve(MISNAMED)), "the configuration is called `" + NAME + "`");
      }
      if (exists(disk, folder.resolve(IgnoreRules.GIT))) {
        return Optional.empty();
      }
      home.push(Names.of(folder));
    }
    return Optional.empty();
  }

  private static boolean exists(Disk disk, Path path) {
    try {
      disk.attributesOfEntry(path);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A repository must not decide which other files of the machine are read, and quoted. */
  private static SourceFile readBelow(Disk disk, Path folder, Path file, String name) {
    try {
      if (!disk.real(file).startsWith(disk.real(folder))) {
        throw NoSuchPath.unusable(name, "it is a link that leads out of its folder");
      }
      if (!disk.attributes(file).isRegularFile()) {
        throw NoSuchPath.unusable(name, "it is no file");
      }
      return read(disk, file, name);
    } catch (IOException e) {
      throw NoSuchPath.unusable(name, "it cannot be read");
    }
  }

  private static SourceFile read(Disk disk, Path file, String name) throws IOException {
    try (var in = disk.open(file)) {
      var bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw NoSuchPath.unusable(name, "it has more than 1 MiB");
      }
      var decoded = Decoded.of(bytes, bytes.length);
      if (decoded.fault().isPresent()) {
        throw NoSuchPath.unusable(name, decoded.fault().get());
      }
      return new SourceFile(new SourceId(name), decoded.text());
    }
  }
}

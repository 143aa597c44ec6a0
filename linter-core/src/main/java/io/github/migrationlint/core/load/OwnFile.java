package io.github.migrationlint.core.load;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that the user wrote for us, such as the configuration: named by the user, or by the
 * repository, which must not decide which other files of the machine are read, and quoted.
 *
 * @param source named as reports would name it
 * @param path where it lies
 */
public record OwnFile(SourceFile source, Path path) {
  private static final int MOST_BYTES = 1 << 20;

  /** A baseline of ten thousand findings has about three megabytes. */
  private static final int MOST_BYTES_OF_BASELINE = 16 << 20;

  /**
   * The file at a path the user names.
   *
   * @throws NoSuchPath if there is no such file, or it cannot be read
   */
  static OwnFile named(Disk disk, Path workingDirectory, String path) {
    return named(disk, workingDirectory, path, MOST_BYTES);
  }

  private static OwnFile named(Disk disk, Path workingDirectory, String path, int mostBytes) {
    try {
      var file = new WorkingDirectory(workingDirectory).resolve(path);
      if (!disk.attributes(file).isRegularFile()) {
        throw NoSuchPath.unusable(path, "it is not a file");
      }
      return new OwnFile(read(disk, file, path, mostBytes), file.normalize());
    } catch (InvalidPathException | IOException e) {
      throw NoSuchPath.missing(path, Optional.empty());
    }
  }

  /**
   * A baseline at a path the user names on the command line.
   *
   * @throws NoSuchPath if there is no such file, or it cannot be read
   */
  public static OwnFile baseline(Disk disk, Path workingDirectory, String path) {
    return named(disk, workingDirectory, path, MOST_BYTES_OF_BASELINE);
  }

  /**
   * A baseline that the configuration names.
   *
   * @param folder of the configuration, which the path must not lead out of
   * @throws NoSuchPath if there is no such file, or it cannot be read
   */
  public static OwnFile baselineBelow(Disk disk, Path workingDirectory, Path folder, String path) {
    var file = folder.resolve(path);
    var name = new WorkingDirectory(workingDirectory.normalize()).nameOf(file);
    return below(disk, folder, file, name, MOST_BYTES_OF_BASELINE);
  }

  /** What a baseline is called unless someone names it otherwise. */
  public static final String BASELINE = ".migration-lint-baseline.json";

  /**
   * The baseline of the folder or of the nearest one above it, up to the top of the git work tree.
   * Outside of a work tree one that another user owns is passed over, as a configuration is.
   *
   * @param workingDirectory absolute
   * @throws NoSuchPath if there is one, and it cannot be read
   */
  public static Optional<OwnFile> baselineAbove(Disk disk, Path workingDirectory) {
    var start = workingDirectory.normalize();
    var here = new WorkingDirectory(start);
    for (var folder = start; folder != null; folder = folder.getParent()) {
      var file = folder.resolve(BASELINE);
      if (exists(disk, file)) {
        var isForeign = workTree(disk, folder).isEmpty() && disk.isOwnedByAnother(file);
        return isForeign
            ? Optional.empty()
            : Optional.of(below(disk, folder, file, here.nameOf(file), MOST_BYTES_OF_BASELINE));
      }
      if (disk.isWorkTree(folder)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A file that the repository names. */
  static OwnFile below(Disk disk, Path folder, Path file, String name) {
    return below(disk, folder, file, name, MOST_BYTES);
  }

  private static OwnFile below(Disk disk, Path folder, Path file, String name, int mostBytes) {
    try {
      if (!disk.real(file).startsWith(disk.real(folder))) {
        throw NoSuchPath.unusable(name, "it leads out of its folder or work tree");
      }
      if (!disk.attributes(file).isRegularFile()) {
        throw NoSuchPath.unusable(name, "it is not a file");
      }
      return new OwnFile(read(disk, file, name, mostBytes), file);
    } catch (IOException e) {
      throw NoSuchPath.unusable(name, "it cannot be read");
    }
  }

  static boolean exists(Disk disk, Path path) {
    try {
      disk.attributesOfEntry(path);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The top of the git work tree that a folder is in. */
  static Optional<Path> workTree(Disk disk, Path folder) {
    for (var top = folder; top != null; top = top.getParent()) {
      if (disk.isWorkTree(top)) {
        return Optional.of(top);
      }
    }
    return Optional.empty();
  }

  private static SourceFile read(Disk disk, Path file, String name, int mostBytes)
      throws IOException {
    try (var in = disk.open(file)) {
      var bytes = in.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw NoSuchPath.unusable(name, "it has more than " + (mostBytes >> 20) + " MiB");
      }
      var decoded = Decoded.of(bytes, bytes.length);
      if (decoded.fault().isPresent()) {
        throw NoSuchPath.unusable(name, decoded.fault().get());
      }
      return new SourceFile(new SourceId(name), decoded.text());
    }
  }
}

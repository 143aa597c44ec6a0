package io.github.migrationlint.core.load;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Objects;

/**
 * Writes a file whole or not at all: beside its place first, then renamed into it. A full disk never
 * leaves half a file, and a link that the linted repository holds never leads a write somewhere else.
 */
public final class WholeFile {
  /** Other files of that name beside the destination, left behind by runs that were killed. */
  private static final int MOST_LEFTOVERS = 100;

  private WholeFile() {}

  /**
   * Writes the bytes; folders that are missing are made, and an existing file keeps its mode.
   *
   * @param home relative files are below it; what is below it by name may not leave it by a link
   * @param file absolute, or relative to {@code home}
   * @throws IOException if the file is a link or cannot be written; its message is fit for users
   */
  public static void write(Path home, Path file, byte[] content) throws IOException {
    var destination = home.resolve(file).toAbsolutePath().normalize();
    if (Files.isSymbolicLink(destination)) {
      throw new IOException("it is a link");
    }
    if (Files.isDirectory(destination)) {
      throw new IOException("it is a folder");
    }
    if (Files.exists(destination) && !Files.isRegularFile(destination)) {
      // A device or a pipe has no place to rename into.
      Files.write(destination, content);
      return;
    }
    var folder = Objects.requireNonNull(destination.getParent());
    makeFolder(home.toAbsolutePath().normalize(), folder);
    replace(destination, folder, content);
  }

  /** Whether both name one place, however they are spelled. */
  public static boolean isSamePlace(Path home, Path one, Path other) {
    return real(home.resolve(one)).equals(real(home.resolve(other)));
  }

  private static Path real(Path file) {
    var normal = file.toAbsolutePath().normalize();
    for (var known = normal; known != null; known = known.getParent()) {
      try {
        return known.toRealPath().resolve(known.relativize(normal)).normalize();
      } catch (IOException missing) {
        // The folder above may exist.
      }
    }
    return normal;
  }

  private static void makeFolder(Path home, Path folder) throws IOException {
    if (folder.startsWith(home) && !isInside(home, folder)) {
      throw new IOException("a link in its path leads out of the working directory");
    }
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException | NotDirectoryException e) {
      throw new IOException("its folder is a file", e);
    } catch (AccessDeniedException e) {
      throw new IOException("permission denied", e);
    }
  }

  /** Whether the part of the folder that exists is below home, links followed. */
  private static boolean isInside(Path home, Path folder) throws IOException {
    for (var part = folder; part != null; part = part.getParent()) {
      if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
        return Files.exists(part) && part.toRealPath().startsWith(home.toRealPath());
      }
    }
    return false;
  }

  private static void replace(Path destination, Path folder, byte[] content) throws IOException {
    var beside = writeBeside(destination, folder, content);
    try {
      keepMode(destination, beside);
      move(beside, destination);
    } catch (IOException e) {
      Files.deleteIfExists(beside);
      throw readable(e);
    }
  }

  private static Path writeBeside(Path destination, Path folder, byte[] content)
      throws IOException {
    for (var i = 0; ; i++) {
      var beside = folder.resolve("." + destination.getFileName() + "." + i + ".tmp");
      try {
        return writeNew(beside, content);
      } catch (FileAlreadyExistsException taken) {
        if (i == MOST_LEFTOVERS) {
          throw new IOException("too many temporary files are beside it", taken);
        }
      } catch (IOException e) {
        throw readable(e);
      }
    }
  }

  private static Path writeNew(Path file, byte[] content) throws IOException {
    Files.write(file, new byte[0], StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static void keepMode(Path destination, Path beside) throws IOException {
    var view = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
    if (view != null && Files.exists(destination)) {
      view.setPermissions(Files.getPosixFilePermissions(destination));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static IOException readable(IOException e) {
    if (e instanceof AccessDeniedException) {
      return new IOException("permission denied", e);
    }
    var reason = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    return new IOException(reason == null ? e.toString() : reason, e);
  }
}

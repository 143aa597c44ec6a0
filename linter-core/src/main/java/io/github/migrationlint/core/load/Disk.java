package io.github.migrationlint.core.load;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is asked of a file system. A seam: a revision of Git is read through it like the folders
 * of this machine, and tests refuse through it what root may always read.
 */
public interface Disk {
  /** The file system of this machine. */
  Disk LOCAL = new Disk() {
    @Override
    public List<Path> list(Path folder) throws IOException {
      var entries = new ArrayList<Path>();
      try (var stream = Files.newDirectoryStream(folder)) {
        for (var entry : stream) {
          entries.add(entry);
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
      return entries;
    }

    @Override
    public BasicFileAttributes attributes(Path path) throws IOException {
      return Files.readAttributes(path, BasicFileAttributes.class);
    }

    @Override
    public BasicFileAttributes attributesOfEntry(Path path) throws IOException {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public Path real(Path path) throws IOException {
      return path.toRealPath();
    }

    @Override
    public Path linkText(Path link) throws IOException {
      return Files.readSymbolicLink(link);
    }

    /**
     * A file stream costs a fifth less than a channel. It cannot open a name that the locale's
     * charset does not know, and does not tell why it fails; the channel can and does.
     */
    @Override
    public InputStream open(Path file) throws IOException {
      if (file.toString().indexOf('\uFFFD') < 0) {
        try {
          return new FileInputStream(file.toFile());
        } catch (FileNotFoundException e) {
          return Files.newInputStream(file);
        }
      }
      return Files.newInputStream(file);
    }

    @Override
    public boolean isOwnedByAnother(Path path) {
      return FileOwner.isAnother(path);
    }
  };

  /** What a folder holds, in no order, each path made of the folder's and a name. */
  List<Path> list(Path folder) throws IOException;

  /** What a path leads to, links followed. */
  BasicFileAttributes attributes(Path path) throws IOException;

  /** What a path is itself, be it a link. */
  BasicFileAttributes attributesOfEntry(Path path) throws IOException;

  /** The one absolute path without links to what this path leads to. */
  Path real(Path path) throws IOException;

  /** Where a link says that it leads. */
  Path linkText(Path link) throws IOException;

  /** Whether a user owns it who is neither the one of this process nor the administrator. */
  default boolean isOwnedByAnother(Path path) {
    return false;
  }

  /** Whether a folder is the top of a Git work tree. */
  default boolean isWorkTree(Path folder) {
    return OwnFile.exists(this, folder.resolve(IgnoreRules.GIT));
  }

  /** The bytes of a regular file. */
  InputStream open(Path file) throws IOException;
}

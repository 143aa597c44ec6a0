package io.github.migrationlint.core.load;

import io.github.migrationlint.core.text.SourceFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;

/**
 * The user's configuration as it lies on disk.
 *
 * @param source named as reports would name it
 * @param home where the working directory lies below the folder that the configuration's paths start
 *     from; empty where they are the same
 * @param path where it lies; empty for a text in memory
 * @param disk where what it extends lies
 */
public record ConfigurationFile(SourceFile source, String home, Optional<Path> path, Disk disk) {
  /** What the file is called. */
  public static final String NAME = ".migration-lint.yaml";

  private static final String MISNAMED = ".migration-lint.yml";

  /**
   * What the search for a configuration came to.
   *
   * @param file the configuration, if there is one that can be used
   * @param passedOver one that is not used because another user owns it, as reports would name it
   */
  public record Search(Optional<ConfigurationFile> file, Optional<String> passedOver) {
    private static final Search NOTHING = new Search(Optional.empty(), Optional.empty());

    public Search {
      Objects.requireNonNull(file);
      Objects.requireNonNull(passedOver);
    }
  }

  public ConfigurationFile {
    Objects.requireNonNull(source);
    Objects.requireNonNull(home);
    Objects.requireNonNull(path);
    Objects.requireNonNull(disk);
  }

  /** A configuration in memory: it can extend nothing. */
  public ConfigurationFile(SourceFile source, String home) {
    this(source, home, Optional.empty(), Disk.LOCAL);
  }

  /**
   * The configuration of the folder or of the nearest one above it, up to the top of the git work
   * tree. Its paths start where it lies. Outside of a work tree, where folders above may be anybody's,
   * one that another user owns is passed over (compare CVE-2022-24765 of git).
   *
   * @param workingDirectory absolute
   * @throws NoSuchPath if there is one, and it cannot be read
   */
  public static Search above(Path workingDirectory) {
    return above(Disk.LOCAL, workingDirectory.normalize());
  }

  /**
   * The configuration at a path the user names. Its paths start from the working directory.
   *
   * @throws NoSuchPath if there is no such file, or it cannot be read
   */
  public static ConfigurationFile named(Path workingDirectory, String path) {
    return named(Disk.LOCAL, workingDirectory, path);
  }

  /** The same as it is in a revision, or elsewhere. */
  public static ConfigurationFile named(Disk disk, Path workingDirectory, String path) {
    var file = OwnFile.named(disk, workingDirectory, path);
    return new ConfigurationFile(file.source(), "", Optional.of(file.path()), disk);
  }

  /**
   * The same as {@link #above(Path)}, in a revision, or elsewhere.
   *
   * @param workingDirectory absolute and normal
   */
  public static Search above(Disk disk, Path workingDirectory) {
    var home = new ArrayDeque<String>();
    var here = new WorkingDirectory(workingDirectory);
    for (var folder = workingDirectory; folder != null; folder = folder.getParent()) {
      var file = folder.resolve(NAME);
      if (OwnFile.exists(disk, file)) {
        return found(disk, folder, here, String.join("/", home));
      }
      if (OwnFile.exists(disk, folder.resolve(MISNAMED))) {
        throw NoSuchPath.unusable(
            here.nameOf(folder.resolve(MISNAMED)), "the configuration is called `" + NAME + "`");
      }
      if (disk.isWorkTree(folder)) {
        return Search.NOTHING;
      }
      home.push(FileNames.of(folder));
    }
    return Search.NOTHING;
  }

  private static Search found(Disk disk, Path folder, WorkingDirectory here, String home) {
    var path = folder.resolve(NAME);
    var name = here.nameOf(path);
    if (OwnFile.workTree(disk, folder).isEmpty() && disk.isOwnedByAnother(path)) {
      return new Search(Optional.empty(), Optional.of(name));
    }
    var file = OwnFile.below(disk, folder, path, name);
    return new Search(
        Optional.of(new ConfigurationFile(file.source(), home, Optional.of(path), disk)),
        Optional.empty());
  }

  /**
   * A file that this one extends.
   *
   * @param relative to this file
   * @throws NoSuchPath if there is none, it cannot be read, or it lies outside of the git work tree;
   *     where there is none, outside of this file's folder
   */
  public ConfigurationFile extended(String relative) {
    if (path.isEmpty()) {
      throw NoSuchPath.unusable(relative, "this configuration is not a file");
    }
    if (relative.contains("://")) {
      throw NoSuchPath.unusable(relative, "it is not a local file");
    }
    var folder = Objects.requireNonNull(path.get().getParent());
    var top = OwnFile.workTree(disk, folder).orElse(folder);
    try {
      var file = folder.resolve(relative).normalize();
      var name = Path.of(source.id().folder()).resolve(relative).normalize();
      var own = OwnFile.below(disk, top, file, name.toString().replace('\\', '/'));
      return new ConfigurationFile(own.source(), home, Optional.of(file), disk);
    } catch (InvalidPathException e) {
      throw NoSuchPath.missing(relative, Optional.empty());
    }
  }

  /** Whether both lead to one file, be it through links. */
  public boolean isSameFile(ConfigurationFile other) {
    try {
      return path.isPresent()
          && other.path.isPresent()
          && disk.real(path.get()).equals(disk.real(other.path.get()));
    } catch (IOException e) {
      return path.equals(other.path);
    }
  }
}

package io.github.migrationlint.core.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What git ignores in one folder: the patterns of its work tree, of every folder down to this one,
 * and of {@code .git/info/exclude}. Outside of a work tree nothing is ignored. The user's global
 * excludes are left alone, since they differ between machines.
 *
 * <p>Git itself keeps what it already tracks, ignored or not; which files it tracks is in its
 * index, which is not read. A tracked file that a pattern ignores has to be named to be linted.
 */
final class IgnoreRules {
  static final String GIT = ".git";
  static final String GITIGNORE = ".gitignore";

  /** The rules outside of any work tree. */
  static final IgnoreRules NONE = new IgnoreRules(List.of(), "", new Effort());

  /** Patterns and the length of the path, from the top of the work tree, to the folder they stand in. */
  private record ScopedPatterns(IgnoreFile file, int base) {}

  private final List<ScopedPatterns> levels;
  private final String path;
  private final Effort effort;

  private IgnoreRules(List<ScopedPatterns> levels, String path, Effort effort) {
    this.levels = levels;
    this.path = path;
    this.effort = effort;
  }

  /** The rules that a folder inherits from the folders around it. */
  static IgnoreRules around(Disk disk, Path folder, Effort effort) {
    var below = new ArrayDeque<Path>();
    below.push(folder);
    var parent = folder.getParent();
    while (parent != null && !exists(disk, parent.resolve(GIT))) {
      below.push(parent);
      parent = parent.getParent();
    }
    if (parent == null) {
      return NONE;
    }
    var rules = top(disk, parent, effort).reading(disk, parent);
    for (var next : below) {
      rules = rules.enter(FileNames.of(next));
      if (!next.equals(folder)) {
        rules = rules.reading(disk, next);
      }
    }
    return rules;
  }

  /** The rules at the top of a work tree, its own {@code .gitignore} not yet read. */
  static IgnoreRules top(Disk disk, Path folder, Effort effort) {
    var exclude = gitFolder(disk, folder).resolve("info").resolve("exclude");
    return new IgnoreRules(List.of(), "", effort).with(read(disk, exclude));
  }

  /** These rules and those of the folder's {@code .gitignore}, if there is one. */
  IgnoreRules reading(Disk disk, Path folder) {
    return with(read(disk, folder.resolve(GITIGNORE)));
  }

  private IgnoreRules with(Optional<byte[]> bytes) {
    if (bytes.isEmpty()) {
      return this;
    }
    var more = new ArrayList<>(levels);
    more.add(new ScopedPatterns(IgnoreFile.of(bytes.get()), path.length()));
    return new IgnoreRules(more, path, effort);
  }

  /** The rules that the folder of this name inherits. */
  IgnoreRules enter(String name) {
    return levels.isEmpty()
        ? this
        : new IgnoreRules(levels, path + IgnoreFile.bytesOf(name) + "/", effort);
  }

  /** Whether git ignores what goes by this name here; a link is no folder to git. */
  boolean ignores(String name, boolean folder) {
    if (levels.isEmpty()) {
      return false;
    }
    var whole = path + IgnoreFile.bytesOf(name);
    effort.grant();
    for (var i = levels.size() - 1; i >= 0; i--) {
      var level = levels.get(i);
      var verdict = level.file.verdict(whole, level.base, path.length(), folder, effort);
      if (verdict != IgnoreFile.Verdict.SILENT) {
        return verdict == IgnoreFile.Verdict.IGNORED;
      }
    }
    return false;
  }

  /**
   * The folder that holds {@code info}: {@code .git}, or what a file of that name points to, as in a
   * submodule; for an additional work tree, the folder common to all (gitrepository-layout(5)).
   */
  private static Path gitFolder(Disk disk, Path workTree) {
    var git = workTree.resolve(GIT);
    var pointed = line(disk, git).filter(text -> text.startsWith("gitdir: "));
    if (pointed.isEmpty()) {
      return git;
    }
    var own = resolve(workTree, pointed.get().substring("gitdir: ".length()));
    return line(disk, own.resolve("commondir")).map(text -> resolve(own, text)).orElse(own);
  }

  private static Path resolve(Path folder, String text) {
    try {
      return folder.resolve(text);
    } catch (InvalidPathException e) {
      return folder;
    }
  }

  private static Optional<String> line(Disk disk, Path file) {
    return read(disk, file).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
  }

  private static boolean exists(Disk disk, Path path) {
    try {
      disk.attributes(path);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The bytes of a regular file, not of a link (git follows none for {@code .gitignore} either).
   * Empty for anything else and for a file that cannot be read: as for git, it then ignores nothing.
   */
  private static Optional<byte[]> read(Disk disk, Path file) {
    try {
      if (!disk.attributesOfEntry(file).isRegularFile()) {
        return Optional.empty();
      }
      try (var in = disk.open(file)) {
        return Optional.of(in.readNBytes(LoadLimits.MAX_IGNORE_BYTES));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

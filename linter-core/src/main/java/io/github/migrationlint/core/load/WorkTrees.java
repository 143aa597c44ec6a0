package io.github.migrationlint.core.load;

import io.github.migrationlint.core.budget.BudgetShare;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The work trees of Git that a walk comes through, and what it may spend on their patterns. An index
 * is read once a pattern ignores what could be a manifest. Not for several threads.
 */
final class WorkTrees {
  private final Disk disk;
  private final BudgetShare budget;
  private final Map<Path, Tracked> tracked = new HashMap<>();
  private boolean isSomeIndexIllegible;

  WorkTrees(Disk disk, BudgetShare budget) {
    this.disk = disk;
    this.budget = budget;
  }

  BudgetShare budget() {
    return budget;
  }

  /** Whether an index had to be read and could not be. */
  boolean isSomeIndexIllegible() {
    return isSomeIndexIllegible;
  }

  /** What Git tracks in a work tree. */
  Tracked tracked(Path top) {
    return tracked.computeIfAbsent(top, Tracked::new);
  }

  /** What Git tracks in one work tree, read when it is first asked for. */
  final class Tracked {
    private final Path top;
    private Optional<GitIndex> index = Optional.empty();

    private Tracked(Path top) {
      this.top = top;
    }

    boolean has(String name) {
      return index().has(name);
    }

    boolean hasBelow(String folder) {
      return index().hasBelow(folder);
    }

    private GitIndex index() {
      if (index.isEmpty()) {
        index = Optional.of(read());
      }
      return index.get();
    }

    private GitIndex read() {
      try {
        return IndexReader.read(disk, ownFolder(top));
      } catch (IOException e) {
        isSomeIndexIllegible = true;
        return new GitIndex();
      }
    }
  }

  /** The bytes of the work tree's {@code info/exclude}, which all work trees of a repository share. */
  Optional<byte[]> exclude(Path top) {
    var own = ownFolder(top);
    var common = own.equals(top.resolve(IgnoreRules.GIT))
        ? own
        : line(own.resolve("commondir")).map(text -> resolve(own, text)).orElse(own);
    return bytes(common.resolve("info").resolve("exclude"));
  }

  /** The bytes of a folder's {@code .gitignore}. */
  Optional<byte[]> patterns(Path folder) {
    return bytes(folder.resolve(IgnoreRules.GITIGNORE));
  }

  /**
   * Git's folder of a work tree: {@code .git}, or what a file of that name points to, as in a submodule
   * or an additional work tree (gitrepository-layout(5)).
   */
  private Path ownFolder(Path top) {
    var git = top.resolve(IgnoreRules.GIT);
    var pointed = line(git).filter(text -> text.startsWith("gitdir: "));
    return pointed.isEmpty() ? git : resolve(top, pointed.get().substring("gitdir: ".length()));
  }

  private static Path resolve(Path folder, String text) {
    try {
      return folder.resolve(text);
    } catch (InvalidPathException e) {
      return folder;
    }
  }

  private Optional<String> line(Path file) {
    return bytes(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
  }

  boolean exists(Path path) {
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
  private Optional<byte[]> bytes(Path file) {
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

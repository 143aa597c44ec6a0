package io.github.migrationlint.core.load;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks on the disk for what a kustomization names, below the folders that are linted. */
final class DiskFiles implements LaterFiles {
  /** No generated object may be larger: etcd takes no more than 1.5 MiB. */
  private static final int MAX_BYTES = 3 << 19;

  /** A manifest that was passed over may be a bundle of objects. */
  private static final int MAX_BYTES_OF_MANIFEST = 8 << 20;

  /** Texts read late come on top of what was kept; a repository of manifests has far less. */
  private static final long MAX_BYTES_IN_ALL = 128L << 20;

  /** How the names of templates, samples and encrypted files end, which someone makes the file from. */
  private static final List<String> ENDINGS_OF_SOURCES = List.of(
      ".in",
      ".tpl",
      ".tmpl",
      ".gotmpl",
      ".template",
      ".j2",
      ".jinja",
      ".jinja2",
      ".erb",
      ".example",
      ".sample",
      ".dist",
      ".enc",
      ".sops",
      ".age",
      ".gpg",
      ".asc");

  private final Disk disk;
  private final WorkingDirectory here;
  private final List<Path> roots;
  private final GlobSet.State exclusions;
  private final List<FoundFile> found;
  private final List<String> sourceIgnores;
  private final List<SourceId> passedOver;
  private final Map<String, Found> known = new HashMap<>();
  private final Map<Path, IgnoreRules> ignored = new HashMap<>();
  private final Map<Path, Set<String>> submodules = new HashMap<>();
  private final WorkTrees trees;
  private long bytes;

  /**
   * @param trees whose patterns are held against what is looked for
   * @param roots the folders that are linted, without links
   * @param exclusions what the user leaves out, from the working directory on
   * @param found what the walk has found, by name
   * @param passedOver the names of those that can hold nothing relevant, in order
   * @param sourceIgnores the files with patterns of Flux that were met
   */
  DiskFiles(
      WorkTrees trees,
      Disk disk,
      WorkingDirectory here,
      List<Path> roots,
      GlobSet.State exclusions,
      List<FoundFile> found,
      List<SourceId> passedOver,
      List<String> sourceIgnores) {
    this.disk = disk;
    this.trees = trees;
    this.here = here;
    this.roots = List.copyOf(roots);
    this.exclusions = exclusions;
    this.found = found;
    this.passedOver = passedOver;
    this.sourceIgnores = List.copyOf(sourceIgnores);
  }

  @Override
  public List<String> sourceIgnores() {
    return sourceIgnores;
  }

  @Override
  public Found at(String path) {
    var answer = known.get(path);
    if (answer == null) {
      answer = look(path);
      // Who asks keeps what it has read.
      if (!(answer instanceof Text)) {
        known.put(path, answer);
      }
    }
    return answer;
  }

  /** Where a file is that was passed over: both lists are sorted by name. */
  private Optional<Path> passedOver(String path) {
    if (Collections.binarySearch(passedOver, new SourceId(path)) < 0) {
      return Optional.empty();
    }
    var at = Collections.binarySearch(found, new FoundFile(path, here.path()));
    return at < 0 ? Optional.empty() : Optional.of(found.get(at).path());
  }

  private Found look(String path) {
    var file = passedOver(path);
    if (file.isPresent()) {
      return read(path, file.get(), MAX_BYTES_OF_MANIFEST);
    }
    if (exclusions.enterAll(Glob.names(path)).matches()) {
      return new Unknown();
    }
    try {
      return look(path, withoutLinks(here.resolve(path).toAbsolutePath().normalize()));
    } catch (InvalidPathException | IOException e) {
      return new Unknown();
    }
  }

  /** The path with the links of the folders that exist followed; its end may exist or not. */
  private Path withoutLinks(Path file) throws IOException {
    var folder = file.getParent();
    while (folder != null && !exists(folder)) {
      folder = folder.getParent();
    }
    return folder == null ? file : disk.real(folder).resolve(folder.relativize(file));
  }

  private Found look(String path, Path file) {
    var root = rootOf(file);
    if (root.isEmpty() || isForeign(root.get(), file)) {
      return new Unknown();
    }
    try {
      var real = disk.real(file);
      var attributes = disk.attributes(real);
      if (attributes.isDirectory()) {
        return new Folder();
      }
      // A manifest that the walk did not find was left out on purpose.
      return attributes.isRegularFile()
              && rootOf(real).isPresent()
              && !ManifestNames.isManifest(path)
          ? read(path, real, MAX_BYTES)
          : new Unknown();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return isLink(file) || !isWhole(file) || isMade(file) ? new Unknown() : new Absent();
    } catch (IOException e) {
      return new Unknown();
    }
  }

  /**
   * Whether the folders around a file are a work tree of git with all its files. Elsewhere someone may
   * have copied a part of a repository.
   */
  private boolean isWhole(Path file) {
    for (var folder = file.getParent(); folder != null; folder = folder.getParent()) {
      var git = folder.resolve(IgnoreRules.GIT);
      if (isThere(git)) {
        return !isThere(git.resolve("info").resolve("sparse-checkout"));
      }
    }
    return false;
  }

  /** Whether a file is no mistake where it is missing: what it is made from is beside it. */
  private boolean isMade(Path file) {
    var name = FileNames.of(file);
    for (var end : ENDINGS_OF_SOURCES) {
      if (isThere(file.resolveSibling(name + end))) {
        return true;
      }
    }
    return false;
  }

  private boolean isThere(Path file) {
    try {
      disk.attributes(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isLink(Path file) {
    try {
      return disk.attributesOfEntry(file).isSymbolicLink();
    } catch (IOException e) {
      return false;
    }
  }

  /** The folder that is linted and holds the file, its own links followed. */
  private Optional<Path> rootOf(Path file) {
    for (var root : roots) {
      if (file.startsWith(root)) {
        return Optional.of(root);
      }
    }
    return Optional.empty();
  }

  /** Whether git ignores the file or keeps it in another repository, so that it may be there. */
  private boolean isForeign(Path root, Path file) {
    for (var folder = file;
        folder != null && folder.startsWith(root);
        folder = folder.getParent()) {
      var parent = folder.getParent();
      if (parent == null || !exists(parent)) {
        continue;
      }
      var name = FileNames.of(folder);
      if (FileWalk.SKIPPED_FOLDERS.contains(name)) {
        return true;
      }
      var rules =
          ignored.computeIfAbsent(parent, in -> IgnoreRules.around(trees, in).reading(trees, in));
      if (rules.ignores(name, false) || rules.ignores(name, true) || isSubmodule(parent, file)) {
        return true;
      }
    }
    // Then some patterns were not applied.
    return trees.budget().steps().isSpent();
  }

  private boolean exists(Path folder) {
    try {
      return disk.attributes(folder).isDirectory();
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether {@code .gitmodules} of a folder above puts a submodule where the file would be. */
  private boolean isSubmodule(Path folder, Path file) {
    for (var path : submodules.computeIfAbsent(folder, this::submodulesOf)) {
      if (file.startsWith(folder.resolve(path))) {
        return true;
      }
    }
    return false;
  }

  private Set<String> submodulesOf(Path folder) {
    var paths = new HashSet<String>();
    var file = folder.resolve(".gitmodules");
    try (var in = disk.open(file)) {
      var text = text(in.readNBytes(MAX_BYTES));
      for (var line : text.lines().toList()) {
        var equals = line.indexOf('=');
        if (equals > 0 && line.substring(0, equals).strip().equals("path")) {
          paths.add(line.substring(equals + 1).strip());
        }
      }
    } catch (IOException | InvalidPathException e) {
      return Set.of();
    }
    return paths;
  }

  private static String text(byte[] read) {
    return Decoded.of(read, read.length).text();
  }

  private Found read(String path, Path file, int most) {
    if (bytes > MAX_BYTES_IN_ALL) {
      return new Unknown();
    }
    try (var in = disk.open(file)) {
      var read = in.readNBytes(most + 1);
      bytes += read.length;
      if (read.length > most) {
        return new Unknown();
      }
      var decoded = Decoded.of(read, read.length);
      return decoded.fault().isEmpty()
          ? new Text(new SourceFile(new SourceId(path), decoded.text()))
          : new Unknown();
    } catch (IOException e) {
      return new Unknown();
    }
  }
}

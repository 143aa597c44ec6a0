package io.github.migrationlint.core.load;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.Spelling;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the files to read, each once.
 *
 * <p>Folders are listed from the paths asked for downwards. Links wait until that is done: only then
 * is it known whether what they lead to is read anyway. One that leads to something else below a
 * folder asked for is followed; one that leads out of all of them is not, for a repository must not
 * decide which other files of the machine are read. A link that the user names is followed wherever
 * it leads. Pipes, devices and sockets are never opened.
 */
final class FileWalk {
  static final Set<String> SKIPPED_FOLDERS = Set.of(IgnoreRules.GIT, "target", "node_modules");

  /** Emacs marks a file that is being edited by a link that leads nowhere. */
  private static final String EMACS_LOCK = ".#";

  /** Which files Flux does not see. */
  private static final String SOURCE_IGNORE = ".sourceignore";

  /** Where Git notes which files it tracks. */
  private static final String INDEX = ".git/index";

  /**
   * A folder to list.
   *
   * @param path where it is, without links
   * @param name what reports call it, empty for the working directory
   * @param wanted what of it is asked for
   */
  private record Folder(
      Path path, String name, GlobSet.State wanted, GlobSet.State excluded, IgnoreRules ignored) {}

  /** A link met on the way. */
  private record Link(Path path, String name, GlobSet.State wanted, GlobSet.State excluded) {}

  private final Disk disk;
  private final LoadLimits limits;
  private final WorkingDirectory here;
  private final GlobSet.State exclusions;
  private final List<Diagnostic> problems;

  private final WorkTrees trees;
  private final RepositoryRoots repositories;
  private final FoundFiles files;
  private final List<Path> roots = new ArrayList<>();
  private final Set<Path> entered = new HashSet<>();
  private final Deque<Folder> folders = new ArrayDeque<>();
  private final Deque<Folder> below = new ArrayDeque<>();
  private final List<Link> links = new ArrayList<>();
  private final List<FoundFile> tests = new ArrayList<>();
  private final List<String> sourceIgnores = new ArrayList<>();
  private final List<NoSuchPath> absent = new ArrayList<>();
  private int met;
  private int byGitignore;
  private int byExclude;
  private boolean following;
  private boolean full;
  private boolean isDeep;

  FileWalk(
      Disk disk,
      LoadLimits limits,
      LoadRequest request,
      BudgetShare budget,
      List<Diagnostic> problems,
      EarlyReading reading) {
    this.disk = disk;
    this.files = new FoundFiles(reading);
    this.trees = new WorkTrees(disk, budget);
    this.limits = limits;
    this.here = new WorkingDirectory(request.workingDirectory());
    this.repositories = new RepositoryRoots(disk, here);
    this.exclusions = exclusions(request, trees.budget());
    this.problems = problems;
  }

  private static GlobSet.State exclusions(LoadRequest request, BudgetShare budget) {
    var asked = GlobSet.of(request.exclude(), budget).start();
    var configured = request.configured();
    return configured.exclude().isEmpty()
        ? asked
        : asked.or(GlobSet.of(configured.exclude(), budget)
            .start()
            .enterAll(Glob.names(configured.home())));
  }

  /**
   * What the paths lead to, sorted by name.
   *
   * @param isLenient whether a path that leads to nothing is left out, and counted as {@link #absent}
   * @throws NoSuchPath if one of them leads to nothing
   */
  List<FoundFile> find(List<String> paths, boolean isLenient) {
    for (var path : paths) {
      try {
        if (!path.equals(LoadRequest.STDIN)) {
          find(path);
        }
      } catch (NoSuchPath missing) {
        if (!isLenient) {
          throw missing;
        }
        absent.add(missing);
      }
    }
    following = true;
    while (!links.isEmpty()) {
      followLinks();
    }
    reportIgnoring();
    return paths.size() > 1 ? files.sortedOnce() : files.sorted();
  }

  private void reportIgnoring() {
    if (trees.budget().steps().isSpent()) {
      var message = "patterns take too many steps, so some are not applied";
      problems.add(LoadRules.at(LoadRules.UNREADABLE_FILE, IgnoreRules.GITIGNORE, message)
          .withHelp("write fewer patterns with many stars"));
    }
    if (trees.budget().characters().isSpent()) {
      var message = "globs represent too many patterns, so some are not applied";
      problems.add(LoadRules.at(LoadRules.UNREADABLE_FILE, ConfigurationFile.NAME, message)
          .withSeverity(Severity.WARNING)
          .withHelp("write fewer alternatives in braces"));
    }
    if (trees.isSomeIndexIllegible() && byGitignore > 0) {
      var message = "Git's index cannot be read: tracked files may be left out";
      problems.add(LoadRules.at(LoadRules.UNREADABLE_FILE, INDEX, message)
          .withSeverity(Severity.WARNING)
          .withHelp("name the files that `.gitignore` leaves out"));
    }
  }

  /** What was asked for and leads to nothing, where that is allowed. */
  List<NoSuchPath> absent() {
    return absent;
  }

  /** The folders that were asked for, without links. */
  List<Path> roots() {
    return roots;
  }

  /** The tops of the repositories that the paths asked for are in. */
  List<RepositoryRoot> repositories() {
    return repositories.found();
  }

  /** The files with patterns of Flux that were met. */
  List<String> sourceIgnores() {
    return sourceIgnores;
  }

  /** What the user leaves out, from the working directory on. */
  GlobSet.State exclusions() {
    return exclusions;
  }

  private void find(String asked) {
    try {
      if (findExisting(here.resolve(asked), asked)) {
        return;
      }
    } catch (InvalidPathException e) {
      // No file can have this name here; it may be a glob.
    }
    if (!Glob.isGlob(asked)) {
      throw NoSuchPath.missing(asked, nearest(asked));
    }
    findGlob(asked);
  }

  /** Whether the path leads to something, which is then found. */
  private boolean findExisting(Path path, String asked) {
    try {
      var attributes = disk.attributes(path);
      if (attributes.isDirectory()) {
        repositories.addFolder(path);
        enterRoot(path, GlobSet.State.EVERYTHING);
      } else if (attributes.isRegularFile()) {
        addNamed(path);
      } else {
        throw NoSuchPath.notAFile(asked);
      }
      return true;
    } catch (AccessDeniedException e) {
      problems.add(LoadRules.unreadable(here.nameOf(path), "path", e));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void findGlob(String asked) {
    var slash = asked.lastIndexOf('/', Glob.firstSpecial(asked));
    var base = asked.substring(0, slash + 1);
    var before = met;
    try {
      var path = here.resolve(base);
      if (disk.attributes(path).isDirectory()) {
        repositories.addPart(path);
        enterRoot(
            path,
            GlobSet.of(List.of(asked.substring(slash + 1)), trees.budget()).start());
      }
    } catch (InvalidPathException | IOException e) {
      // Then nothing matches.
    }
    if (met == before) {
      throw NoSuchPath.nothingMatches(asked);
    }
  }

  private void enterRoot(Path path, GlobSet.State wanted) throws IOException {
    var real = disk.real(path);
    var name = here.nameOf(path);
    var excluded = exclusions.enterAll(Glob.names(name));
    if (!excluded.matches()) {
      roots.add(real);
      below.push(new Folder(real, name, wanted, excluded, IgnoreRules.around(trees, real)));
      listFolders();
    }
  }

  private void addNamed(Path path) throws IOException {
    repositories.addPart(path.resolveSibling(""));
    var name = here.nameOf(path);
    if (ManifestNames.isTests(name)) {
      addTests(path, name);
    } else if (!ManifestNames.isOurs(FileNames.last(name))
        && !exclusions.enterAll(Glob.names(name)).matches()) {
      add(disk.real(path), name);
    }
  }

  private void addTests(Path path, String name) {
    met++;
    tests.add(new FoundFile(name, path));
  }

  /** The files with tests of policies that were met, in no particular order. */
  List<FoundFile> tests() {
    return tests;
  }

  private void add(Path path, String name) {
    if (isToAdd(path, name)) {
      files.add(path, name);
    }
  }

  private boolean isToAdd(Path path, String name) {
    met++;
    if (following && files.has(path)) {
      return false;
    }
    if (files.size() >= limits.files()) {
      stop(name);
      return false;
    }
    return true;
  }

  private void stop(String name) {
    if (!full) {
      var message = "more than " + limits.files() + " YAML and JSON files; this one and others are "
          + "not read";
      problems.add(LoadRules.at(LoadRules.UNREADABLE_FILE, name, message)
          .withHelp("name fewer folders, or exclude some"));
    }
    full = true;
  }

  /** Goes down into each folder before the next, so that files are found nearly in order. */
  private void listFolders() {
    while (!below.isEmpty() || !folders.isEmpty()) {
      while (!below.isEmpty()) {
        folders.push(below.pop());
      }
      var folder = folders.pop();
      if (!full) {
        list(folder);
      }
    }
  }

  private void list(Folder folder) {
    if (folder.wanted == GlobSet.State.EVERYTHING) {
      entered.add(folder.path);
    }
    try {
      var entries = disk.list(folder.path);
      Collections.sort(entries);
      var ignored = ignoredIn(folder, entries);
      for (var entry : entries) {
        visit(folder, entry, ignored);
      }
    } catch (IOException e) {
      problems.add(LoadRules.unreadable(folder.name, "folder", e));
    }
  }

  /** A work tree within a work tree has rules of its own. */
  private IgnoreRules ignoredIn(Folder folder, List<Path> sorted) {
    var ignored = folder.ignored;
    if (Collections.binarySearch(sorted, folder.path.resolve(IgnoreRules.GIT)) >= 0) {
      ignored = IgnoreRules.top(trees, folder.path);
    }
    if (ignored != IgnoreRules.NONE
        && Collections.binarySearch(sorted, folder.path.resolve(IgnoreRules.GITIGNORE)) >= 0) {
      ignored = ignored.reading(trees, folder.path);
    }
    return ignored;
  }

  private void visit(Folder folder, Path entry, IgnoreRules ignored) {
    var last = FileNames.of(entry);
    if (SKIPPED_FOLDERS.contains(last)) {
      return;
    }
    var wanted = folder.wanted.enter(last);
    var excluded = folder.excluded.enter(last);
    if (wanted.isDead()) {
      return;
    }
    var name = FileNames.join(folder.name, last);
    try {
      var attributes = disk.attributesOfEntry(entry);
      var isPicked = attributes.isRegularFile() && ManifestNames.picks(wanted, last);
      if (excluded.matches()) {
        byExclude += attributes.isDirectory() || ManifestNames.picks(wanted, last) ? 1 : 0;
      } else if (attributes.isDirectory()) {
        visitFolder(new Folder(entry, name, whole(wanted), excluded, ignored), last);
      } else if (attributes.isSymbolicLink() && !ignored.leavesOut(last)) {
        met++;
        links.add(new Link(entry, name, wanted, excluded));
      } else if (last.equals(SOURCE_IGNORE) && attributes.isRegularFile()) {
        sourceIgnores.add(name);
      } else if (attributes.isRegularFile() && ManifestNames.isTests(last)) {
        if (wanted.matches() && !ignored.leavesOut(last)) {
          addTests(entry, name);
        }
      } else if (isPicked && ignored.leavesOut(last)) {
        byGitignore++;
      } else if (isPicked && isToAdd(entry, name)) {
        files.add(folder.path, entry, name);
      }
    } catch (NoSuchFileException e) {
      // Someone deleted it since the folder was listed.
    } catch (IOException e) {
      if (!excluded.matches() && ManifestNames.picks(wanted, last) && !ignored.leavesOut(last)) {
        problems.add(LoadRules.unreadable(name, "file", e));
      }
    }
  }

  /** Goes into a folder later, with the rules of the one around it, unless it is ignored as a whole. */
  private void visitFolder(Folder folder, String last) {
    var around = folder.ignored;
    var isIgnored = around.ignores(last, true);
    if (isTooDeep(folder.name)) {
      reportDepth(folder.name);
    } else if (isIgnored && !around.tracksBelow(last)) {
      byGitignore++;
    } else {
      var inside = isIgnored ? around.enterIgnored(last) : around.enter(last);
      below.push(new Folder(folder.path, folder.name, folder.wanted, folder.excluded, inside));
    }
  }

  private static boolean isTooDeep(String name) {
    var depth = 0;
    for (var i = name.indexOf('/'); i >= 0; i = name.indexOf('/', i + 1)) {
      depth++;
    }
    return depth >= LoadLimits.MAX_DEPTH;
  }

  private void reportDepth(String name) {
    if (!isDeep) {
      var message = "folders are nested deeper than " + LoadLimits.MAX_DEPTH
          + " levels; this one and others are not read";
      problems.add(LoadRules.at(LoadRules.UNREADABLE_FILE, name, message).withHelp("exclude it"));
    }
    isDeep = true;
  }

  /** What the walk has met and not looked at. */
  LeftOut leftOut() {
    return new LeftOut(byGitignore, byExclude, 0);
  }

  /** A folder that a glob matches is asked for as a whole. */
  private static GlobSet.State whole(GlobSet.State wanted) {
    return wanted.matches() ? GlobSet.State.EVERYTHING : wanted;
  }

  private void followLinks() {
    var waiting = new ArrayList<>(links);
    links.clear();
    waiting.sort(Comparator.comparing(Link::name));
    for (var link : waiting) {
      follow(link);
      listFolders();
    }
  }

  private void follow(Link link) {
    var last = FileNames.last(link.name);
    try {
      var real = disk.real(link.path);
      var attributes = disk.attributes(real);
      if (attributes.isDirectory() && !entered.contains(real)) {
        enter(link, real);
      } else if (attributes.isRegularFile() && ManifestNames.picks(link.wanted, last)) {
        addLinked(link, real);
      }
    } catch (IOException e) {
      if (ManifestNames.picks(link.wanted, last) && !last.startsWith(EMACS_LOCK)) {
        var why = e instanceof AccessDeniedException ? "where nothing may be read" : "nowhere";
        reportLink(link, "symbolic link leads " + why);
      }
    }
  }

  private void enter(Link link, Path real) {
    if (isBelowRoot(real)) {
      entered.add(real);
      below.push(new Folder(
          real, link.name, whole(link.wanted), link.excluded, IgnoreRules.around(trees, real)));
    } else {
      reportLink(link, "symbolic link leads out of what is linted");
    }
  }

  private void addLinked(Link link, Path real) {
    if (isBelowRoot(real)) {
      add(real, link.name);
    } else if (!files.has(real)) {
      reportLink(link, "symbolic link leads out of what is linted");
    }
  }

  private boolean isBelowRoot(Path real) {
    for (var root : roots) {
      if (real.startsWith(root)) {
        return true;
      }
    }
    return false;
  }

  private void reportLink(Link link, String message) {
    problems.add(LoadRules.at(LoadRules.UNFOLLOWED_LINK, link.name, message + textOf(link)));
  }

  /** Where the link says that it leads. */
  private String textOf(Link link) {
    try {
      return ": `" + disk.linkText(link.path).toString().replace('\\', '/') + "`";
    } catch (IOException e) {
      return "";
    }
  }

  /** The name beside which a path goes astray, with the path to it. */
  private Optional<String> nearest(String asked) {
    try {
      var path = here.resolve(asked).normalize();
      var parent = path.getParent();
      while (parent != null && !isFolder(parent)) {
        path = parent;
        parent = path.getParent();
      }
      if (parent == null) {
        return Optional.empty();
      }
      var names = new ArrayList<String>();
      for (var entry : disk.list(parent)) {
        names.add(FileNames.of(entry));
      }
      Collections.sort(names);
      var folder = here.nameOf(parent);
      return Spelling.nearest(FileNames.of(path), names).map(name -> FileNames.join(folder, name));
    } catch (InvalidPathException | IOException e) {
      return Optional.empty();
    }
  }

  private boolean isFolder(Path path) {
    try {
      return disk.attributes(path).isDirectory();
    } catch (IOException e) {
      return false;
    }
  }
}

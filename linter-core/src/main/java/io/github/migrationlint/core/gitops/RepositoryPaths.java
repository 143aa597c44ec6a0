package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The YAML and JSON files of the repository and the folders they are in, read or not.
 *
 * <p>GitOps objects count paths from the root of their repository, reports from the working
 * directory. Where the root is not known, a path is looked for below the working directory first, then
 * below each folder all files have in common, then above it.
 */
public final class RepositoryPaths {
  /** Sorted, each once: there may be a hundred thousand. */
  private final List<String> files;

  private final TreeSet<String> folders = new TreeSet<>();
  private final List<String> roots = new ArrayList<>();
  private final String home;
  private final String root;

  /** Made once: each generator asks for them. */
  private List<String> visibleFolders = List.of();

  private List<String> filesFromRoot = List.of();

  /**
   * @param sources every file, whatever it holds
   * @param home where the working directory lies below the root, as far as that is known; else empty
   */
  public RepositoryPaths(List<SourceId> sources, String home) {
    this(sources, home, "");
  }

  /**
   * The same where all files lie below the root.
   *
   * @param root what reports call it; empty for the working directory and where it is not known
   */
  public RepositoryPaths(List<SourceId> sources, String home, String root) {
    this.home = root.isEmpty() ? home : "";
    this.root = root;
    this.files = sorted(sources);
    var last = "";
    for (var file : files) {
      var slash = file.lastIndexOf('/');
      if (folders.isEmpty() || slash != last.length() || !file.startsWith(last)) {
        last = slash < 0 ? "" : file.substring(0, slash);
        addFolders(last);
      }
    }
    var common = commonFolder();
    var at = root.isEmpty() ? 0 : Math.min(root.length() + 1, common.length());
    roots.add(root);
    while (at < common.length()) {
      var slash = common.indexOf('/', at);
      var end = slash < 0 ? common.length() : slash;
      roots.add(common.substring(0, end));
      at = end + 1;
    }
  }

  private void addFolders(String folder) {
    var rest = folder;
    while (folders.add(rest) && !rest.isEmpty()) {
      rest = new RepoPath(rest).parent().text();
    }
  }

  private static List<String> sorted(List<SourceId> sources) {
    var all = new ArrayList<String>(sources.size());
    for (var source : sources) {
      all.add(source.path());
    }
    Collections.sort(all);
    var once = new ArrayList<String>(all.size());
    for (var path : all) {
      if (once.isEmpty() || !once.get(once.size() - 1).equals(path)) {
        once.add(path);
      }
    }
    return once;
  }

  /** What the first and the last path have in common, all have. */
  private String commonFolder() {
    if (files.isEmpty()) {
      return "";
    }
    var first = files.get(0);
    var last = files.get(files.size() - 1);
    var folder = new SourceId(first).folder();
    while (!folder.isEmpty() && !last.startsWith(folder + "/")) {
      folder = new SourceId(folder).folder();
    }
    return folder;
  }

  /** Whether that is the way to write the root of a repository. */
  public static boolean isRoot(String written) {
    return normal(written).filter(String::isEmpty).isPresent();
  }

  /** The folder, or the file, that a GitOps object calls so; empty if there is none here. */
  public Optional<String> find(String written) {
    var normal = normal(written);
    if (normal.isEmpty()) {
      return Optional.empty();
    }
    for (var root : roots) {
      var path = new RepoPath(root).resolve(normal.get()).text();
      if (isThere(path)) {
        return Optional.of(path);
      }
    }
    return !home.isEmpty() && normal.get().startsWith(home + "/")
        ? Optional.of(normal.get().substring(home.length() + 1)).filter(this::isThere)
        : Optional.empty();
  }

  /** Whether reports call a file or a folder so. */
  public boolean isThere(String path) {
    return folders.contains(path) || isFile(path);
  }

  /** What reports call the file or folder of that path from the root, as {@link #files} has it. */
  public String nameOf(String fromRoot) {
    return new RepoPath(root).resolve(fromRoot).text();
  }

  /** The path from the root of a file that reports call so; empty where it lies elsewhere. */
  public Optional<String> fromRoot(String name) {
    if (root.isEmpty()) {
      return new RepoPath(name).leavesTop() || RepoPath.isAbsolute(name)
          ? Optional.empty()
          : Optional.of(name);
    }
    return name.startsWith(root + "/")
        ? Optional.of(name.substring(root.length() + 1))
        : Optional.empty();
  }

  public boolean isFile(String path) {
    return Collections.binarySearch(files, path) >= 0;
  }

  /**
   * A path from the root of a repository, where a leading slash is the root; empty where it leads out
   * of it. Argo CD ({@code util/app/path/path.go} {@code Path}) and Flux ({@code securejoin}) resolve
   * {@code ..}, and neither leaves the root.
   */
  public static Optional<String> normal(String written) {
    var start = 0;
    while (start < written.length() && written.charAt(start) == '/') {
      start++;
    }
    var path = new RepoPath(written.substring(start));
    return path.leavesTop() ? Optional.empty() : Optional.of(path.text());
  }

  /** The files below a folder, sorted, as paths from it. */
  public List<String> filesBelow(String folder) {
    var below = new ArrayList<String>();
    var prefix = folder.isEmpty() ? "" : folder + "/";
    for (var file : startingWith(prefix, files)) {
      below.add(file.substring(prefix.length()));
    }
    return below;
  }

  /**
   * Every folder that holds something, as paths from the root, sorted; the root, and those whose name
   * starts with a dot, left out.
   */
  List<String> folders() {
    if (visibleFolders.isEmpty()) {
      var visible = new ArrayList<String>();
      for (var folder : fromRoot(List.copyOf(folders))) {
        if (!folder.isEmpty() && !("/" + folder).contains("/.")) {
          visible.add(folder);
        }
      }
      visibleFolders = List.copyOf(visible);
    }
    return visibleFolders;
  }

  /** Every file, as paths from the root, sorted. */
  List<String> files() {
    if (filesFromRoot.isEmpty()) {
      filesFromRoot = fromRoot(files);
    }
    return filesFromRoot;
  }

  private List<String> fromRoot(List<String> sorted) {
    if (root.isEmpty()) {
      return Collections.unmodifiableList(sorted);
    }
    var below = new ArrayList<String>();
    for (var name : startingWith(root + "/", sorted)) {
      below.add(name.substring(root.length() + 1));
    }
    return below;
  }

  private static List<String> startingWith(String prefix, List<String> sorted) {
    var at = Collections.binarySearch(sorted, prefix);
    var start = at < 0 ? -at - 1 : at;
    var end = start;
    while (end < sorted.size() && sorted.get(end).startsWith(prefix)) {
      end++;
    }
    return sorted.subList(start, end);
  }
}

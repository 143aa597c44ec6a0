package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.text.RepoPath;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a repository that Flux's source-controller leaves out of what its Kustomizations see. All
 * {@code .sourceignore} files count, those further down later, then {@code spec.ignore} of the
 * GitRepository; the last pattern that matches decides. Where there is none, the usual ones hold.
 *
 * <p>The patterns look like those of git and mean something else: each file is asked about by itself, so
 * one may be taken back in a folder that is left out (fluxcd/pkg {@code sourceignore}, {@code
 * sourceignore/gitignore/pattern.go}, {@code artifact/storage/archive.go} {@code SourceIgnoreFilter}).
 */
public final class SourceIgnore {
  /** What a file of patterns is called. */
  public static final String NAME = ".sourceignore";

  private static final List<String> ALWAYS =
      List.of(".git/", ".gitignore", ".gitmodules", ".gitattributes");

  /** Of the usual patterns, those that concern YAML and JSON. */
  private static final List<String> USUAL = List.of(
      ".github/",
      ".circleci/",
      ".travis.yml",
      ".gitlab-ci.yml",
      "appveyor.yml",
      ".drone.yml",
      "cloudbuild.yaml",
      "codeship-services.yml",
      "codeship-steps.yml",
      "**/.goreleaser.yml",
      "**/.sops.yaml",
      "**/.flux.yaml");

  /** Each is held against every file: with more, as with too many steps, some are not applied. */
  private static final int MAX_PATTERNS = 2_000;

  /** A pattern and the folder, from the root, that it counts from. */
  private record Pattern(
      List<String> folder,
      List<String> parts,
      boolean isKept,
      boolean isForFolders,
      boolean isPath) {}

  private final List<Pattern> patterns = new ArrayList<>();
  private boolean isUsual = true;

  private final BudgetShare budget;

  /**
   * Nothing but the usual patterns.
   *
   * @param budget pays for matching; a pattern whose turn comes when it is spent matches nothing
   */
  public SourceIgnore(BudgetShare budget) {
    this.budget = budget;
    addAll("", ALWAYS);
    addAll("", USUAL);
  }

  /**
   * Adds the patterns of a text; they count for more than those before.
   *
   * @param folder from the root of the repository
   */
  public void add(String folder, String text) {
    var lines = new ArrayList<String>();
    for (var line : text.lines().toList()) {
      if (!line.startsWith("#") && !line.isBlank()) {
        lines.add(line);
      }
    }
    if (!lines.isEmpty() && isUsual) {
      isUsual = false;
      patterns.clear();
      addAll("", ALWAYS);
    }
    addAll(folder, lines);
  }

  private void addAll(String folder, List<String> lines) {
    for (var line : lines) {
      if (patterns.size() < MAX_PATTERNS) {
        patterns.add(pattern(new RepoPath(folder).segments(), line));
      } else {
        budget.characters().refuse();
      }
    }
  }

  private static Pattern pattern(List<String> folder, String line) {
    var isKept = line.startsWith("!");
    var text = isKept ? line.substring(1) : line;
    while (text.endsWith(" ") && !text.endsWith("\\ ")) {
      text = text.substring(0, text.length() - 1);
    }
    var isForFolders = text.endsWith("/");
    var bare = isForFolders ? text.substring(0, text.length() - 1) : text;
    return new Pattern(
        folder, List.of(bare.split("/", -1)), isKept, isForFolders, bare.contains("/"));
  }

  /** Whether some patterns were not held against some files. */
  public boolean isSpent() {
    return budget.steps().isSpent() || budget.characters().isSpent();
  }

  /**
   * Whether Flux does not see a file.
   *
   * @param file from the root of the repository
   */
  public boolean leavesOut(String file) {
    var path = new RepoPath(file).segments();
    for (var i = patterns.size() - 1; i >= 0; i--) {
      if (matches(patterns.get(i), path)) {
        return !patterns.get(i).isKept();
      }
    }
    return false;
  }

  private boolean matches(Pattern pattern, List<String> path) {
    var depth = pattern.folder().size();
    if (path.size() <= depth || !path.subList(0, depth).equals(pattern.folder())) {
      return false;
    }
    var below = path.subList(depth, path.size());
    return pattern.isPath() ? matchesPath(pattern, below) : matchesName(pattern, below);
  }

  private boolean matchesName(Pattern pattern, List<String> path) {
    for (var i = 0; i < path.size(); i++) {
      if (isLike(pattern.parts().get(0), path.get(i))) {
        return !pattern.isForFolders() || i < path.size() - 1;
      }
    }
    return false;
  }

  private boolean matchesPath(Pattern pattern, List<String> path) {
    var isMatched = false;
    var mayGoDown = false;
    var at = 0;
    for (var i = 0; i < pattern.parts().size(); i++) {
      var part = pattern.parts().get(i);
      if (part.isEmpty()) {
        mayGoDown = false;
        continue;
      }
      if (part.equals("**")) {
        if (i == pattern.parts().size() - 1) {
          break;
        }
        mayGoDown = true;
        continue;
      }
      if (part.contains("**") || at == path.size()) {
        return false;
      }
      if (mayGoDown) {
        mayGoDown = false;
        var found = firstLike(part, path, at);
        isMatched = found >= 0;
        at = found < 0 ? path.size() : found + 1;
      } else if (isLike(part, path.get(at))) {
        isMatched = true;
        at++;
      } else {
        return false;
      }
    }
    return isMatched && !(pattern.isForFolders() && at == path.size());
  }

  private int firstLike(String part, List<String> path, int from) {
    for (var i = from; i < path.size(); i++) {
      if (isLike(part, path.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private boolean isLike(String part, String name) {
    return PathPattern.withinFolders(part).matches(name, budget);
  }
}

package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.budget.BudgetShare;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A pattern of paths as Argo CD writes them. There are several dialects: that of directory
 * generators, where a star stops at a slash (Go's {@code path.Match}), those of files generators, and
 * that of a directory source's {@code include} and {@code exclude}, where a star does not stop and braces
 * list alternatives (gobwas/glob without separators, util/glob/glob.go).
 *
 * <p>Matching walks pattern and text once and goes back to the latest star, or the latest one that
 * crosses folders, so a hostile pattern costs little.
 */
final class PathPattern {
  /** More alternatives than anybody writes; what goes beyond matches nothing. */
  private static final int MAX_ALTERNATIVES = 256;

  /** Longer than a path can be; such a pattern matches nothing. */
  private static final int MAX_LENGTH = 1024;

  private final List<String> alternatives;
  private final boolean crossesFolders;

  private PathPattern(List<String> alternatives, boolean crossesFolders) {
    this.alternatives = List.copyOf(alternatives);
    this.crossesFolders = crossesFolders;
  }

  /** Go's {@code path.Match}. */
  static PathPattern withinFolders(String pattern) {
    return new PathPattern(List.of(pattern), false);
  }

  /**
   * That of git's pathspecs, which is what a files generator asks {@code git ls-files} for (util/git
   * client.go {@code LsFiles}): stars cross folders, two are as good as one, and a name without special
   * characters also takes all that lies below it.
   */
  static PathPattern pathspec(String pattern) {
    var alternatives = new ArrayList<String>();
    alternatives.add(pattern);
    if (!isGlob(pattern)) {
      alternatives.add(pattern.endsWith("/") ? pattern + "*" : pattern + "/*");
    }
    return new PathPattern(alternatives, true);
  }

  /**
   * That of files generators where the controller is set to use it ({@code
   * applicationsetcontroller.enable.new.git.file.globbing}): a star stays in its folder, two represent
   * any number of folders.
   */
  static PathPattern doublestar(String pattern) {
    var alternatives = new ArrayList<String>();
    alternatives.add(pattern);
    if (pattern.contains("**/")) {
      alternatives.add(pattern.replace("**/", ""));
    }
    return new PathPattern(alternatives, false);
  }

  private static boolean isGlob(String pattern) {
    return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0 || pattern.indexOf('[') >= 0;
  }

  /** gobwas/glob. */
  static PathPattern acrossFolders(String pattern) {
    var alternatives = new ArrayList<String>();
    expand(pattern, alternatives);
    return new PathPattern(alternatives, true);
  }

  private static void expand(String pattern, List<String> alternatives) {
    if (pattern.length() > MAX_LENGTH) {
      return;
    }
    var open = pattern.lastIndexOf('{');
    var close = open < 0 ? -1 : pattern.indexOf('}', open);
    if (close < 0) {
      if (alternatives.size() < MAX_ALTERNATIVES) {
        alternatives.add(pattern);
      }
      return;
    }
    for (var choice : pattern.substring(open + 1, close).split(",", MAX_ALTERNATIVES)) {
      if (alternatives.size() < MAX_ALTERNATIVES) {
        expand(pattern.substring(0, open) + choice + pattern.substring(close + 1), alternatives);
      }
    }
  }

  /**
   * Those of the paths that match. Only those that begin as the pattern does are looked at, each for a
   * step at least; none whose turn comes when the budget is spent.
   *
   * @param sorted by their characters
   */
  List<String> among(List<String> sorted, BudgetShare budget) {
    var prefix = literalPrefix();
    var from = Collections.binarySearch(sorted, prefix);
    var found = new ArrayList<String>();
    for (var i = from < 0 ? -from - 1 : from; i < sorted.size(); i++) {
      if (!sorted.get(i).startsWith(prefix) || !budget.steps().take(1)) {
        break;
      }
      if (matches(sorted.get(i), budget)) {
        found.add(sorted.get(i));
      }
    }
    return found;
  }

  /** What every path that matches begins with. */
  private String literalPrefix() {
    var prefix = literalPrefix(alternatives.get(0));
    for (var alternative : alternatives) {
      var other = literalPrefix(alternative);
      while (!other.startsWith(prefix)) {
        prefix = prefix.substring(0, prefix.length() - 1);
      }
    }
    return prefix;
  }

  private static String literalPrefix(String pattern) {
    var end = 0;
    while (end < pattern.length() && "*?[\\".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    return pattern.substring(0, end);
  }

  /** Whether a path matches; one whose turn comes when the budget is spent does not. */
  boolean matches(String path, BudgetShare budget) {
    for (var alternative : alternatives) {
      if (alternative.length() <= MAX_LENGTH && matches(alternative, path, budget)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(String pattern, String path, BudgetShare budget) {
    var at = 0;
    var in = 0;
    var star = Star.NONE;
    var deepStar = Star.NONE;
    while (in < path.length()) {
      if (!budget.compare()) {
        return false;
      }
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        var crosses = crossesFolders || pattern.startsWith("**", at);
        star = new Star(at, in);
        deepStar = crosses ? star : deepStar;
        at++;
      } else if (at < pattern.length() && takes(pattern, at, path.charAt(in))) {
        at = end(pattern, at);
        in++;
      } else {
        star = star.in >= 0 && path.charAt(star.in) == '/' ? deepStar : star;
        if (star.in < 0) {
          return false;
        }
        deepStar = star.at == deepStar.at ? star.wider() : deepStar;
        star = star.wider();
        in = star.in;
        at = star.at + 1;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  /** A star and where the text goes on behind what it has taken. */
  private record Star(int at, int in) {
    static final Star NONE = new Star(-1, -1);

    Star wider() {
      return new Star(at, in + 1);
    }
  }

  private boolean takes(String pattern, int at, char c) {
    return switch (pattern.charAt(at)) {
      case '?' -> crossesFolders || c != '/';
      case '\\' -> at + 1 < pattern.length() && pattern.charAt(at + 1) == c;
      case '[' -> isInSet(pattern, at, c);
      default -> pattern.charAt(at) == c;
    };
  }

  private static int end(String pattern, int at) {
    return switch (pattern.charAt(at)) {
      case '\\' -> at + 2;
      case '[' -> pattern.indexOf(']', at + 1) + 1;
      default -> at + 1;
    };
  }

  private static boolean isInSet(String pattern, int at, char c) {
    var close = pattern.indexOf(']', at + 1);
    if (close < 0 || c == '/') {
      return false;
    }
    var first = at + 1;
    var negated = first < close && (pattern.charAt(first) == '^' || pattern.charAt(first) == '!');
    if (negated) {
      first++;
    }
    var found = false;
    for (var i = first; i < close; i++) {
      if (i + 2 < close && pattern.charAt(i + 1) == '-') {
        found |= pattern.charAt(i) <= c && c <= pattern.charAt(i + 2);
        i += 2;
      } else {
        found |= pattern.charAt(i) == c;
      }
    }
    return found != negated;
  }
}

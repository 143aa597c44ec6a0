package io.github.migrationlint.core.load;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.text.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that only say where others go: those that the git generator of an Argo CD ApplicationSet
 * reads, and the values that a kustomization hands to a chart. They have no word in them that would let
 * them through the prefilter, so they are known by what asks for them: any {@code path:} in a file that
 * holds an ApplicationSet, and any {@code valuesFile:} in a kustomization.
 *
 * <p>It takes too many files rather than too few: what a pattern of git takes (its stars cross folders)
 * has the folders before its first star on the way and ends like it. A pattern counts from the root of
 * the repository, which may lie above or below the working directory.
 */
final class GeneratorFiles {
  private static final String KIND = "ApplicationSet";
  private static final String PATH = "path:";
  private static final String CHARTS = "helmCharts";
  private static final String VALUES = "valuesFile:";

  /** What starts a part of a pattern that is not known: a wildcard or a placeholder. */
  private static final String OPEN = "*?[{\\";

  private final Set<String> paths = new HashSet<>();
  private final Set<Pattern> patterns = new LinkedHashSet<>();

  /**
   * What is known of a path.
   *
   * @param folders the folders it starts with, each with a slash behind it
   * @param end what it ends with
   */
  private record Pattern(String folders, String end) {
    boolean matches(String path) {
      return path.endsWith(end)
          && (folders.isEmpty() || path.startsWith(folders) || path.contains("/" + folders));
    }
  }

  private final BudgetShare budget;

  private GeneratorFiles(BudgetShare budget) {
    this.budget = budget;
  }

  /**
   * Those that some of these files ask for.
   *
   * @param budget pays for the patterns: what it does not reach for is as if no file asked for it
   */
  static GeneratorFiles askedForBy(List<SourceFile> sources, BudgetShare budget) {
    var files = new GeneratorFiles(budget);
    for (var source : sources) {
      var text = source.text();
      if (text.contains(KIND)) {
        for (var written : valuesOf(PATH, text)) {
          files.addPattern(written);
        }
      }
      if (text.contains(CHARTS)) {
        for (var written : valuesOf(VALUES, text)) {
          files.paths.add(FileNames.join(source.id().folder(), written));
        }
      }
    }
    return files;
  }

  boolean isEmpty() {
    return paths.isEmpty() && patterns.isEmpty();
  }

  /** Whether a file of that name may be asked for. */
  boolean mayTake(String path) {
    if (paths.contains(path)) {
      return true;
    }
    budget.steps().grant(LoadLimits.STEPS_PER_NAME);
    for (var pattern : patterns) {
      if (!budget.steps().take(1 + path.length() / 8)) {
        return false;
      }
      if (pattern.matches(path)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> valuesOf(String key, String text) {
    var values = new ArrayList<String>();
    for (var at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
      var end = at + key.length();
      while (end < text.length() && "\r\n,}".indexOf(text.charAt(end)) < 0) {
        end = skipPlaceholder(text, end);
      }
      values.add(text.substring(at + key.length(), Math.min(end, text.length()))
          .replace("\"", "")
          .replace("'", "")
          .strip());
    }
    return values;
  }

  /** Where to read on: behind the placeholder that is here, or one character further. */
  private static int skipPlaceholder(String text, int at) {
    var close = text.startsWith("{{", at) ? text.indexOf("}}", at) : -1;
    return close < 0 ? at + 1 : close + 2;
  }

  private void addPattern(String written) {
    var isData = written.endsWith(".json")
        || written.endsWith(".yaml")
        || written.endsWith(".yml")
        || written.endsWith("*");
    if (!isData) {
      return;
    }
    var first = written.length();
    var last = -1;
    for (var i = 0; i < written.length(); i++) {
      if (OPEN.indexOf(written.charAt(i)) >= 0 || "]}".indexOf(written.charAt(i)) >= 0) {
        first = Math.min(first, i);
        last = i;
      }
    }
    var start = written.startsWith("./") ? 2 : 0;
    var folders = last < 0 ? "" : written.substring(start, written.lastIndexOf('/', first) + 1);
    var end = last < 0 ? FileNames.last(written) : written.substring(last + 1);
    // A pattern that ends with a star is most likely one of folders.
    if (!end.isEmpty()) {
      patterns.add(new Pattern(folders, end));
    }
  }
}

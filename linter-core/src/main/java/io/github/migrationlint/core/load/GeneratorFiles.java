package io.github.migrationlint.core.load;

import io.github.migrationlint.core.text.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of files that an ApplicationSet of Argo CD may read for what stands in its template: the
 * git generator's {@code files}. Such a file says where an application goes and has no word in it
 * that would let it through the prefilter, so it is known by its name: the last part of any {@code
 * path:} in a file that holds an ApplicationSet.
 */
final class GeneratorFiles {
  private static final String KIND = "ApplicationSet";
  private static final String KEY = "path:";

  private GeneratorFiles() {}

  /** Names such as {@code config.json}; a name with a star in it is left out. */
  static Set<String> namesIn(List<SourceFile> sources) {
    var names = new HashSet<String>();
    for (var source : sources) {
      var text = source.text();
      if (text.contains(KIND)) {
        for (var at = text.indexOf(KEY); at >= 0; at = text.indexOf(KEY, at + 1)) {
          var end = endOfLine(text, at);
          add(text.substring(at + KEY.length(), end), names);
        }
      }
    }
    return names;
  }

  private static int endOfLine(String text, int start) {
    var end = start;
    while (end < text.length() && "\r\n,}".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static void add(String written, Set<String> names) {
    var name = Names.last(written).strip().replace("\"", "").replace("'", "");
    var isData = name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml");
    if (isData && name.indexOf('*') < 0) {
      names.add(name);
    }
  }
}

package io.github.migrationlint.core.load;

import io.github.migrationlint.core.budget.BudgetShare;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One {@code .gitignore}: patterns of which the last that matches decides (gitignore(5); git's
 * dir.c, add_patterns_from_buffer and parse_path_pattern).
 *
 * <p>Git compares bytes, and so do we: {@code ?} is half of an é. Patterns and names are therefore
 * handed over as {@linkplain #bytesOf byte strings}.
 */
final class IgnoreFile {
  /** What a file of patterns has to say about a path. */
  enum Verdict {
    IGNORED,
    KEPT,
    SILENT
  }

  private record Pattern(
      Wildcard wildcard, boolean negated, boolean foldersOnly, boolean anywhere) {
    boolean matches(String path, int base, int name, boolean folder, BudgetShare budget) {
      return (folder || !foldersOnly) && wildcard.matches(path, anywhere ? name : base, budget);
    }
  }

  private final List<Pattern> patterns = new ArrayList<>();

  private IgnoreFile() {}

  static IgnoreFile of(byte[] bytes) {
    var file = new IgnoreFile();
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var start = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    while (start < text.length()) {
      var feed = text.indexOf('\n', start);
      var end = feed < 0 ? text.length() : feed;
      file.add(withoutTrailingBlanks(text.substring(start, end)));
      start = end + 1;
    }
    return file;
  }

  /** One character for each byte of the name in UTF-8. */
  static String bytesOf(String name) {
    for (var i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
    }
    return name;
  }

  /** Drops a carriage return, then spaces that no backslash protects; tabs stay. */
  private static String withoutTrailingBlanks(String line) {
    var end = line.endsWith("\r") ? line.length() - 1 : line.length();
    var keep = 0;
    for (var i = 0; i < end; i++) {
      if (line.charAt(i) == '\\') {
        i++;
        keep = Math.min(i + 1, end);
      } else if (line.charAt(i) != ' ') {
        keep = i + 1;
      }
    }
    return line.substring(0, keep);
  }

  private void add(String line) {
    if (line.isEmpty() || line.charAt(0) == '#') {
      return;
    }
    var negated = line.charAt(0) == '!';
    var foldersOnly = line.endsWith("/");
    var start = negated ? 1 : 0;
    var end = foldersOnly ? line.length() - 1 : line.length();
    if (start >= end) {
      return;
    }
    var anywhere = line.lastIndexOf('/', end - 1) < start;
    if (line.charAt(start) == '/') {
      start++;
    }
    var wildcard = Wildcard.of(line.substring(start, end));
    patterns.add(new Pattern(wildcard, negated, foldersOnly, anywhere));
  }

  /**
   * What the last matching pattern says.
   *
   * @param path a byte string
   * @param base where in it the part begins that is relative to the folder of this file
   * @param name where in it the last name begins
   */
  Verdict verdict(String path, int base, int name, boolean folder, BudgetShare budget) {
    for (var i = patterns.size() - 1; i >= 0; i--) {
      var pattern = patterns.get(i);
      if (pattern.matches(path, base, name, folder, budget)) {
        return pattern.negated ? Verdict.KEPT : Verdict.IGNORED;
      }
    }
    return Verdict.SILENT;
  }
}

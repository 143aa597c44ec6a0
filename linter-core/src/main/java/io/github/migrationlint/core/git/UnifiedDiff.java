package io.github.migrationlint.core.git;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.text.QuietLogging;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawText;

/** The difference of two texts of one file, as {@code git apply} takes it. */
public final class UnifiedDiff {
  private UnifiedDiff() {}

  /**
   * The difference, with a header; empty if the texts are equal.
   *
   * @param path relative, with {@code /}
   */
  public static String of(String path, String before, String after) {
    QuietLogging.start();
    var old = new RawText(before.getBytes(StandardCharsets.UTF_8));
    var changed = new RawText(after.getBytes(StandardCharsets.UTF_8));
    var edits = LineEdits.between(before, after, new Budget().share().steps());
    if (edits.isEmpty()) {
      return "";
    }
    var out = new ByteArrayOutputStream();
    try (var formatter = new DiffFormatter(out)) {
      formatter.format(edits, old, changed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "--- " + quoted("a/" + path) + "\n+++ " + quoted("b/" + path) + "\n"
        + out.toString(StandardCharsets.UTF_8);
  }

  /** As Git writes names that a plain header could not hold (quote.c, quote_c_style). */
  private static String quoted(String name) {
    var needsQuotes = name.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\' || c == 0x7F);
    if (!needsQuotes) {
      // A blank would end the name for patch(1); Git ends such a name with a tab.
      return name.indexOf(' ') < 0 ? name : name + "\t";
    }
    var out = new StringBuilder("\"");
    for (var i = 0; i < name.length(); i++) {
      var c = name.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == 0x7F) {
        out.append('\\').append((char) ('0' + (c >> 6 & 7)));
        out.append((char) ('0' + (c >> 3 & 7))).append((char) ('0' + (c & 7)));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}

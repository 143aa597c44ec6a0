package io.github.migrationlint.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The data files that stand beside the classes of this package. */
final class Resources {
  private Resources() {}

  /**
   * The text of a file of ours.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static String text(String name) {
    try (var stream = Resources.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no data file " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a table: a line each, columns set apart by tabs, {@code #} before a comment. */
  static List<String[]> table(String name, int columns) {
    var text = text(name);
    var rows = new ArrayList<String[]>();
    var start = 0;
    while (start < text.length()) {
      var end = text.indexOf('\n', start);
      if (end < 0) {
        end = text.length();
      }
      if (end > start && text.charAt(start) != '#') {
        rows.add(row(text, start, end, columns));
      }
      start = end + 1;
    }
    return rows;
  }

  private static String[] row(String text, int start, int end, int columns) {
    var row = new String[columns];
    var from = start;
    for (var i = 0; i < columns; i++) {
      var tab = text.indexOf('\t', from);
      var to = tab < 0 || tab > end ? end : tab;
      row[i] = text.substring(from, to);
      from = Math.min(to + 1, end);
    }
    return row;
  }
}

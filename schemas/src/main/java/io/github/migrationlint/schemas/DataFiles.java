package io.github.migrationlint.schemas;

import java.util.ArrayList;
import java.util.List;

/** The data files that are beside the classes of this package. */
final class DataFiles {
  private DataFiles() {}

  /**
   * The text of a file of ours.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static String text(String name) {
    return OwnResources.text(DataFiles.class, name)
        .orElseThrow(() -> new IllegalArgumentException("no data file " + name));
  }

  /** The rows of a table: a line each, columns set apart by tabs, {@code #} before a comment. */
  static List<String[]> table(String name, int columns) {
    var rows = new ArrayList<String[]>();
    for (var line : lines(name)) {
      rows.add(row(line, columns));
    }
    return rows;
  }

  /** The lines of a table without its comments. */
  static List<String> lines(String name) {
    var text = text(name);
    var lines = new ArrayList<String>();
    var start = 0;
    while (start < text.length()) {
      var end = text.indexOf('\n', start);
      if (end < 0) {
        end = text.length();
      }
      if (end > start && text.charAt(start) != '#') {
        lines.add(text.substring(start, end));
      }
      start = end + 1;
    }
    return lines;
  }

  /** The columns of a line. */
  static String[] row(String line, int columns) {
    var row = new String[columns];
    var from = 0;
    for (var i = 0; i < columns; i++) {
      var tab = line.indexOf('\t', from);
      var to = tab < 0 ? line.length() : tab;
      row[i] = line.substring(from, to);
      from = Math.min(to + 1, line.length());
    }
    return row;
  }
}

package io.github.migrationlint.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of texts in columns: each as wide as its widest text, the last one as it comes. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();

  void addRow(String... texts) {
    rows.add(texts);
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    for (var row : rows) {
      var line = new StringBuilder();
      for (var column = 0; column < row.length - 1; column++) {
        line.append(row[column]);
        line.append(" ".repeat(width(column) - row[column].length())).append(GAP);
      }
      lines.add(line.append(row[row.length - 1]).toString());
    }
    return lines;
  }

  private int width(int column) {
    var width = 0;
    for (var row : rows) {
      width = Math.max(width, row[column].length());
    }
    return width;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var line : lines()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }
}

package io.github.migrationlint.schemas;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The data files that are beside the classes of this package. */
final class DataFiles {
  private static final String FOLDER = "io/github/migrationlint/schemas/";

  private DataFiles() {}

  /**
   * The text of a file of ours.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static String text(String name) {
    try (var stream = open(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no data file " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jar that a short run consists of: open already, where a class loader opens it once more. */
  private static final class OwnJar {
    static final @Nullable ZipFile FILE = open();

    private static @Nullable ZipFile open() {
      var path = System.getProperty("java.class.path", "");
      if (!path.endsWith(".jar") || path.contains(File.pathSeparator)) {
        return null;
      }
      try {
        return new ZipFile(path);
      } catch (IOException e) {
        return null;
      }
    }
  }

  private static @Nullable InputStream open(String name) throws IOException {
    var jar = OwnJar.FILE;
    var entry = jar == null ? null : jar.getEntry(FOLDER + name);
    return entry == null || jar == null
        ? DataFiles.class.getResourceAsStream(name)
        : jar.getInputStream(entry);
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

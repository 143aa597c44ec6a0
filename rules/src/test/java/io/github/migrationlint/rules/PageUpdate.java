package io.github.migrationlint.rules;

import io.github.migrationlint.rules.PageExample.Marker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes the markers of a page anew ({@code -Dgolden=update}): messages that changed are replaced,
 * markers without a finding go, and a finding without a marker gets one below its line. A place inside
 * a block scalar is left to whoever reviews the difference.
 */
final class PageUpdate {
  private static final Path SOURCES = Path.of("src/main/java/io/github/migrationlint/rules");
  private static final Pattern MARKER = Pattern.compile("( *)#( *)(\\^+|v+) [a-z0-9-]+: .*");

  private PageUpdate() {}

  static boolean isWanted() {
    return "update".equals(System.getProperty("golden"));
  }

  /** The page's source in the room of its rule. */
  private static Path source(String rule, String file) {
    try (var paths = Files.walk(SOURCES)) {
      return paths
          .filter(path -> path.getFileName().toString().equals(file))
          .filter(path -> path.getNameCount() > 1
              && path.getName(path.getNameCount() - 2).toString().equals(rule.replace("-", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Gives an example the markers of what is found in it. */
  static void update(String rule, String file, PageExample example, List<Marker> found) {
    var path = source(rule, file);
    try {
      var lines = new ArrayList<>(List.of(Files.readString(path).split("\n", -1)));
      var start = start(lines, example);
      var end = start;
      while (!lines.get(end).startsWith("```")) {
        end++;
      }
      var block = new ArrayList<>(lines.subList(start, end));
      var updated = new Block(block, example.files().get(0).id().path()).with(found);
      lines.subList(start, end).clear();
      lines.addAll(start, updated);
      Files.writeString(path, String.join("\n", lines));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Where the example starts: lines above it may have come or gone since the page was read. */
  private static int start(List<String> lines, PageExample example) {
    var number = 0;
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("```yaml") || lines.get(i).startsWith("```json")) {
        if (number == example.index()) {
          return i + 1;
        }
        number++;
        while (!lines.get(i + 1).startsWith("```")) {
          i++;
        }
        i++;
      }
    }
    throw new IllegalStateException("the page changed under the test");
  }

  /** The lines of one fenced block. */
  private static final class Block {
    private final List<String> lines;
    private final String firstPath;

    Block(List<String> lines, String firstPath) {
      this.lines = lines;
      this.firstPath = firstPath;
    }

    List<String> with(List<Marker> found) {
      var left = new ArrayList<>(found);
      var result = new ArrayList<String>();
      var path = firstPath;
      var number = 0;
      for (var i = 0; i < lines.size(); i++) {
        var line = lines.get(i);
        if (line.startsWith("# --- file: ")) {
          path = line.substring("# --- file: ".length()).strip();
          number = 0;
          result.add(line);
          continue;
        }
        number++;
        var matcher = MARKER.matcher(line);
        if (matcher.matches() && line.strip().startsWith("#")) {
          keep(line, path, number, left).ifPresent(result::add);
          continue;
        }
        result.add(line);
        // Markers that follow keep their own places.
        var here = number;
        var file = path;
        while (i + 1 < lines.size() && MARKER.matcher(lines.get(i + 1)).matches()) {
          i++;
          number++;
          var marker = lines.get(i);
          var isBelow = marker.strip().matches("# *\\^+ .*");
          keep(marker, file, isBelow ? here : number, left, isBelow).ifPresent(result::add);
        }
        for (var marker : List.copyOf(left)) {
          if (marker.path().equals(path) && marker.line() == here) {
            left.remove(marker);
            result.add(drawn(marker, Math.min(indent(line), marker.column() - 3)));
          }
        }
      }
      return result;
    }

    private Optional<String> keep(String line, String path, int number, List<Marker> left) {
      return keep(line, path, number, left, line.strip().matches("# *\\^+ .*"));
    }

    /** The line of a marker with the message of its finding; empty where nothing is found there. */
    private Optional<String> keep(
        String line, String path, int number, List<Marker> left, boolean isBelow) {
      var code = line.substring(0, line.indexOf(": ")).replaceFirst(".* ", "");
      var hash = line.indexOf('#');
      var column = line.charAt(hash + 1) == ' ' ? firstMark(line, hash) + 1 : hash + 1;
      for (var marker : List.copyOf(left)) {
        var isHere = isBelow ? marker.line() == number : marker.line() > number;
        if (marker.path().equals(path)
            && isHere
            && marker.column() == column
            && marker.code().equals(code)) {
          left.remove(marker);
          return Optional.of(isBelow ? drawn(marker, hash) : withMessage(line, marker));
        }
      }
      return Optional.empty();
    }

    private static int firstMark(String line, int hash) {
      var i = hash + 1;
      while (line.charAt(i) == ' ') {
        i++;
      }
      return i;
    }

    private static String withMessage(String line, Marker marker) {
      return line.substring(0, line.indexOf(": ")) + ": " + marker.message();
    }

    private static int indent(String line) {
      var indent = 0;
      while (indent < line.length() && line.charAt(indent) == ' ') {
        indent++;
      }
      return indent;
    }

    private static String drawn(Marker marker, int indent) {
      var width = marker.endColumn() - marker.column();
      var text = " " + marker.code() + ": " + marker.message();
      if (marker.column() < 3 || indent == marker.column() - 1) {
        return " ".repeat(marker.column() - 1) + "#" + "^".repeat(Math.max(1, width - 1)) + text;
      }
      var hash = Math.min(indent, marker.column() - 3);
      return " ".repeat(hash)
          + "#"
          + " ".repeat(marker.column() - hash - 2)
          + "^".repeat(Math.max(1, width))
          + text;
    }
  }
}

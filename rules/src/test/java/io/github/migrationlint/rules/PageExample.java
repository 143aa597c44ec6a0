package io.github.migrationlint.rules;

import io.github.migrationlint.core.baseline.Baseline;
import io.github.migrationlint.core.baseline.BaselineReader;
import io.github.migrationlint.core.baseline.PathNames;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.load.ConfigurationFile;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.load.OwnFile;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.text.CalendarDay;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One fenced block of a page: files, and what its markers expect.
 *
 * <p>A marker is a comment that underlines a place: carets, then {@code rule: message} or {@code
 * related: message}. It refers to the nearest line above that is no marker, or, with {@code v}
 * instead of carets, below. Carets right behind the {@code #} mean that the place starts at column
 * 1. A file {@code .migration-lint.yaml} is the configuration of the example.
 */
record PageExample(
    String section, int line, int index, List<SourceFile> files, List<Marker> markers) {

  /** The day on which the examples are checked. */
  private static final CalendarDay TODAY = CalendarDay.parse("2026-06-01").orElseThrow();

  /** A place and what is said there; lines and columns from 1, the end exclusive. */
  record Marker(String path, int line, int column, int endColumn, String code, String message) {
    boolean isRelated() {
      return code.equals("related");
    }

    String place() {
      return path + ":" + line + ":" + column + "-" + endColumn;
    }

    @Override
    public String toString() {
      return place() + " " + code + ": " + message;
    }
  }

  /** What the linter says of files, under the configuration that is among them, if there is one. */
  static LintReport lint(List<SourceFile> files) {
    var manifests = new ArrayList<SourceFile>();
    var configuration = Configuration.NONE;
    var baseline = Optional.<Baseline>empty();
    for (var file : files) {
      if (file.id().path().equals(ConfigurationFile.NAME)) {
        configuration = Configurations.read(new ConfigurationFile(file, ""));
      } else if (file.id().path().equals(OwnFile.BASELINE)) {
        baseline = Optional.of(BaselineReader.read(file, PathNames.AS_REPORTED));
      } else {
        manifests.add(file);
      }
    }
    var selection = RuleSelection.of(List.of(), List.of(), configuration);
    return selection
        .linter(configuration, new Acceptance(true, TODAY, baseline))
        .lint(new Loaded(manifests, List.of(), manifests.size(), path -> new LaterFiles.Absent()));
  }

  /** The examples of a page, in order. */
  static List<PageExample> of(String page) {
    var examples = new ArrayList<PageExample>();
    var section = "";
    var lines = page.split("\n", -1);
    for (var i = 0; i < lines.length; i++) {
      if (lines[i].startsWith("## ")) {
        section = lines[i].substring(3).strip();
      } else if (lines[i].startsWith("```yaml") || lines[i].startsWith("```json")) {
        var name = lines[i].startsWith("```json") ? "example.json" : "example.yaml";
        var start = i + 1;
        var block = new ArrayList<String>();
        while (!lines[++i].startsWith("```")) {
          block.add(lines[i]);
        }
        examples.add(read(section, start + 1, examples.size(), name, block));
      }
    }
    return examples;
  }

  private static PageExample read(
      String section, int line, int index, String name, List<String> block) {
    var files = new ArrayList<SourceFile>();
    var markers = new ArrayList<Marker>();
    var path = name;
    var current = new ArrayList<String>();
    for (var text : block) {
      if (text.startsWith("# --- file: ")) {
        addFile(path, current, files, markers);
        path = text.substring("# --- file: ".length()).strip();
        current = new ArrayList<>();
      } else {
        current.add(text);
      }
    }
    addFile(path, current, files, markers);
    return new PageExample(section, line, index, files, markers);
  }

  private static void addFile(
      String path, List<String> lines, List<SourceFile> files, List<Marker> markers) {
    if (lines.stream().allMatch(String::isBlank)) {
      return;
    }
    files.add(new SourceFile(new SourceId(path), String.join("\n", lines) + "\n"));
    for (var i = 0; i < lines.size(); i++) {
      if (isMarker(lines.get(i))) {
        markers.add(marker(path, lines, i));
      }
    }
  }

  private static boolean isMarker(String line) {
    var text = line.strip();
    return text.matches("# *(\\^+|v+) [a-z0-9-]+: .*");
  }

  private static Marker marker(String path, List<String> lines, int index) {
    var line = lines.get(index);
    var hash = line.indexOf('#');
    var start = hash + 1;
    while (line.charAt(start) == ' ') {
      start++;
    }
    var mark = line.charAt(start);
    var end = start;
    while (line.charAt(end) == mark) {
      end++;
    }
    var column = start == hash + 1 ? hash + 1 : start + 1;
    var colon = line.indexOf(": ", end);
    var step = mark == '^' ? -1 : 1;
    var target = index;
    while (isMarker(lines.get(target))) {
      target += step;
    }
    return new Marker(
        path,
        target + 1,
        column,
        end + 1,
        line.substring(end, colon).strip(),
        line.substring(colon + 2).strip());
  }
}

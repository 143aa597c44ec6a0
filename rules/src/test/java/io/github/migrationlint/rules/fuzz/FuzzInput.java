package io.github.migrationlint.rules.fuzz;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bytes of a fuzzer as what a target needs. Readable, so that what is kept can be read, too. */
final class FuzzInput {
  /** A line that begins with it separates parts; what follows it names the part. */
  private static final String SEPARATOR = "=== ";

  private FuzzInput() {}

  static String text(byte[] data) {
    return new String(data, StandardCharsets.UTF_8).replace("\0", "");
  }

  /** The parts by name; what is before the first separator goes by the given name. */
  static Map<String, String> parts(byte[] data, String first) {
    var parts = new LinkedHashMap<String, String>();
    var name = first;
    var part = new StringBuilder();
    for (var line : text(data).split("(?<=\n)", -1)) {
      if (line.startsWith(SEPARATOR)) {
        parts.put(name, part.toString());
        name = line.substring(SEPARATOR.length()).strip();
        part.setLength(0);
      } else {
        part.append(line);
      }
    }
    parts.put(name, part.toString());
    return parts;
  }

  /** Part by part as a file of a repository. */
  static Loaded repository(Map<String, String> parts) {
    var sources = new ArrayList<SourceFile>();
    parts.forEach((name, text) -> {
      if (!name.isEmpty()) {
        sources.add(new SourceFile(new SourceId(name), text));
      }
    });
    return new Loaded(List.copyOf(sources), sources.size());
  }

  /** A linter goes on after its own bugs; a fuzzer must not. */
  static LintReport withoutBugs(LintReport report) {
    if (!report.internalErrors().isEmpty()) {
      throw new AssertionError(report.internalErrors().toString());
    }
    check(report.findings());
    return report;
  }

  /** Whether each has a message and a place that exists. */
  static void check(List<Diagnostic> findings) {
    for (var finding : findings) {
      var place = finding.primary();
      var length = place.source().text().length();
      if (place.start() < 0 || place.start() > place.end() || place.end() > length) {
        throw new AssertionError("no such place: " + place);
      }
      if (finding.message().isEmpty()) {
        throw new AssertionError("no message: " + finding);
      }
    }
  }
}

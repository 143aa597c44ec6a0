package io.github.migrationlint.core.report;

import io.github.migrationlint.core.baseline.FrozenFinding;
import io.github.migrationlint.core.json.JsonOutput;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes a baseline: one line for each entry, so that it merges and reviews well. */
public final class BaselineWriter implements Reporter<List<FrozenFinding>> {
  private static final Comparator<FrozenFinding> ORDER = Comparator.comparing(FrozenFinding::path)
      .thenComparing(frozen -> frozen.identity().object())
      .thenComparing(frozen -> frozen.identity().field())
      .thenComparing(frozen -> frozen.identity().rule())
      .thenComparing(FrozenFinding::severity)
      .thenComparing(frozen -> frozen.clusters().toString());

  @Override
  public void write(List<FrozenFinding> findings, Writer out) {
    var sorted = new ArrayList<>(findings);
    sorted.sort(ORDER);
    try {
      out.append("{\n  \"version\": 1,\n  \"findings\": [");
      var separator = "\n    ";
      for (var finding : sorted) {
        out.append(separator).append(line(finding));
        separator = ",\n    ";
      }
      out.append(sorted.isEmpty() ? "" : "\n  ").append("]\n}\n");
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(FrozenFinding frozen) {
    var line = new StringWriter();
    JsonOutput.writeLine(line, json -> {
      json.member("rule", frozen.identity().rule());
      json.member("severity", frozen.severity().word());
      json.member("path", frozen.path());
      json.member("object", frozen.identity().object());
      json.member("field", frozen.identity().field());
      json.member("clusters", frozen.clusters());
      if (frozen.count() > 1) {
        json.member("count", frozen.count());
      }
    });
    return line.toString().stripTrailing();
  }
}

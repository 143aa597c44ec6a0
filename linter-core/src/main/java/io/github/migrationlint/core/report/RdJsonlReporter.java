package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.json.JsonOutput;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.text.Span;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Findings for reviewdog: its Diagnostic messages, one JSON object in each line ({@code
 * proto/rdf/reviewdog.proto}). reviewdog counts columns in UTF-8 bytes.
 */
public final class RdJsonlReporter implements Reporter<LintReport> {
  private final Tool tool;

  public RdJsonlReporter(Tool tool) {
    this.tool = tool;
  }

  @Override
  public void write(LintReport report, Writer out) {
    for (var finding : report.findings()) {
      JsonOutput.writeLine(out, json -> write(finding, report.summary(), json));
    }
  }

  private void write(Diagnostic finding, Summary summary, JsonOutput json) {
    var message = new StringBuilder(finding.message());
    for (var remark : Remark.of(finding, summary)) {
      message.append('\n').append(remark);
    }
    json.member("message", message.toString());
    writeLocation(finding.primary(), json);
    json.member("severity", severity(finding.severity()));
    json.beginObject("source");
    json.member("name", Tool.NAME);
    json.endObject();
    json.beginObject("code");
    json.member("value", finding.code());
    var url = tool.urlOf(finding);
    if (url.isPresent()) {
      json.member("url", url.get());
    }
    json.endObject();
    if (finding.fix().isPresent()) {
      writeSuggestions(finding.fix().get(), finding.primary(), json);
    }
    if (!finding.related().isEmpty()) {
      json.beginArray("relatedLocations");
      for (var label : finding.related()) {
        json.beginObject();
        json.member("message", label.message());
        writeLocation(label.span(), json);
        json.endObject();
      }
      json.endArray();
    }
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case NOTE -> "INFO";
      case WARNING -> "WARNING";
      case ERROR -> "ERROR";
    };
  }

  private static void writeLocation(Span place, JsonOutput json) {
    json.beginObject("location");
    json.member("path", place.source().id().path());
    writeRange(place, json);
    json.endObject();
  }

  private static void writeRange(Span place, JsonOutput json) {
    json.beginObject("range");
    writePosition("start", place, place.start(), json);
    writePosition("end", place, place.end(), json);
    json.endObject();
  }

  private static void writePosition(String key, Span place, int offset, JsonOutput json) {
    var lines = place.source().lines();
    var line = lines.position(offset).line();
    var before = place.source().text().substring(lines.start(line), offset);
    json.beginObject(key);
    json.member("line", line);
    json.member("column", before.getBytes(StandardCharsets.UTF_8).length + 1);
    json.endObject();
  }

  /** A suggestion belongs to the file of its finding; a fix of several files has no form here. */
  private static void writeSuggestions(Fix fix, Span primary, JsonOutput json) {
    for (var edit : fix.edits()) {
      if (!edit.span().source().id().equals(primary.source().id())) {
        return;
      }
    }
    json.beginArray("suggestions");
    for (var edit : fix.edits()) {
      json.beginObject();
      writeRange(edit.span(), json);
      json.member("text", edit.replacement());
      json.endObject();
    }
    json.endArray();
  }
}

package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.json.JsonOutput;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.text.Span;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings as a GitLab Code Quality report, which shows those a merge request adds and those it
 * solves. GitLab tells them apart by the fingerprint alone. It reads a part of the Code Climate
 * format; {@code content} and {@code other_locations} are for other readers of that.
 */
public final class GitLabReporter implements Reporter<LintReport> {
  private final Tool tool;

  public GitLabReporter(Tool tool) {
    this.tool = tool;
  }

  @Override
  public void write(LintReport report, Writer out) {
    var fingerprints = new Fingerprints();
    JsonOutput.writeArray(out, json -> {
      for (var finding : report.findings()) {
        write(finding, report.summary(), fingerprints.next(finding), json);
      }
      for (var i = 0; i < report.internalErrors().size(); i++) {
        writeInternalError(report.internalErrors().get(i), i, json);
      }
    });
  }

  private void write(Diagnostic finding, Summary summary, String fingerprint, JsonOutput json) {
    json.beginObject();
    begin(finding.code(), finding.message(), word(finding.severity()), fingerprint, json);
    json.beginObject("location");
    place(finding.primary(), json);
    json.endObject();
    json.beginArray("other_locations");
    for (var label : finding.related()) {
      json.beginObject();
      place(label.span(), json);
      json.endObject();
    }
    json.endArray();
    var remarks = remarks(finding, summary);
    if (!remarks.isEmpty()) {
      json.beginObject("content");
      json.member("body", String.join("\n", remarks));
      json.endObject();
    }
    json.endObject();
  }

  private static void begin(
      String rule, String message, String severity, String fingerprint, JsonOutput json) {
    json.member("type", "issue");
    json.member("check_name", rule);
    json.member("description", message);
    json.member("categories", List.of("Bug Risk"));
    json.member("severity", severity);
    json.member("fingerprint", fingerprint);
  }

  private static void place(Span place, JsonOutput json) {
    var lines = place.source().lines();
    json.member("path", place.source().id().path());
    json.beginObject("lines");
    json.member("begin", lines.position(place.start()).line());
    json.member("end", lines.position(place.end()).line());
    json.endObject();
  }

  private List<String> remarks(Diagnostic finding, Summary summary) {
    var remarks = new ArrayList<String>();
    for (var remark : Remark.withPlaces(finding, summary)) {
      remarks.add(remark.toString());
    }
    for (var remark : Remark.ofRule(finding, tool)) {
      remarks.add(remark.toString());
    }
    return remarks;
  }

  /** At the top of the repository, for it has no place; without it the report would look clean. */
  private static void writeInternalError(String error, int index, JsonOutput json) {
    json.beginObject();
    var message = "internal error: " + error;
    begin("internal-error", message, "blocker", "internal-error-" + index, json);
    json.beginObject("location");
    json.member("path", ".");
    json.beginObject("lines");
    json.member("begin", 1);
    json.endObject();
    json.endObject();
    json.endObject();
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case NOTE -> "info";
      case WARNING -> "major";
      case ERROR -> "critical";
    };
  }
}

package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.LintReport.Summary;
import java.io.Writer;

/**
 * Findings as Checkstyle's XML, which many CI systems and review bots read. It has one text for each
 * finding, so help and related places follow the message.
 */
public final class CheckstyleReporter implements Reporter<LintReport> {
  /** Readers look at it to tell dialects apart; ours is that of every release since. */
  private static final String DIALECT = "8.0";

  @Override
  public void write(LintReport report, Writer out) {
    XmlOutput.write(out, xml -> {
      xml.begin("checkstyle", "version", DIALECT);
      for (var file : FileFindings.of(report)) {
        xml.begin("file", "name", file.path());
        for (var finding : file.findings()) {
          write(finding, report.summary(), xml);
        }
        xml.end();
      }
      if (!report.internalErrors().isEmpty()) {
        xml.begin("file", "name", Tool.NAME);
        for (var error : report.internalErrors()) {
          var message = "internal error: " + error;
          xml.empty(
              "error",
              "line",
              "1",
              "severity",
              "error",
              "message",
              message,
              "source",
              source("internal-error"));
        }
        xml.end();
      }
      xml.end();
    });
  }

  private static void write(Diagnostic finding, Summary summary, XmlOutput xml) {
    var place = finding.primary();
    var start = place.source().lines().position(place.start());
    xml.empty(
        "error",
        "line",
        Integer.toString(start.line()),
        "column",
        Integer.toString(start.column()),
        "severity",
        word(finding.severity()),
        "message",
        message(finding, summary),
        "source",
        source(finding.code()));
  }

  private static String message(Diagnostic finding, Summary summary) {
    var out = new StringBuilder(finding.message());
    for (var remark : Remark.withPlaces(finding, summary)) {
      out.append("; ").append(remark);
    }
    return out.toString();
  }

  /** Readers show what follows the last dot as the rule. */
  private static String source(String rule) {
    return Tool.NAME + "." + rule;
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case NOTE -> "info";
      case WARNING -> "warning";
      case ERROR -> "error";
    };
  }
}

package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as JUnit XML: a suite for each file, a test case for each finding. What fails the run is a
 * failure, with the excerpt of the text report; other findings pass and carry it on their output. A run that finds nothing is one test case that passes, for CI systems take an empty report
 * for a broken one.
 *
 * <p>CI systems recognize a test case in the next run by class and name. So the class is the rule, the
 * name holds path and message but no line, and equal ones are numbered.
 */
public final class JUnitReporter implements Reporter<LintReport> {
  private static final TextReporter TEXT = new TextReporter(false);

  private final Tool tool;
  private final FailOn failOn;

  /** Failures are the findings that this threshold includes. */
  public JUnitReporter(Tool tool, FailOn failOn) {
    this.tool = tool;
    this.failOn = failOn;
  }

  @Override
  public void write(LintReport report, Writer out) {
    var internalErrors = report.internalErrors().size();
    var isClean = report.findings().isEmpty() && internalErrors == 0;
    XmlOutput.write(out, xml -> {
      begin(
          "testsuites",
          Tool.NAME,
          isClean ? 1 : report.findings().size() + internalErrors,
          failures(report.findings()),
          internalErrors,
          xml);
      var names = new HashMap<String, Integer>();
      var isFirst = true;
      for (var file : FileFindings.of(report)) {
        writeFile(file, report, isFirst, names, xml);
        isFirst = false;
      }
      if (internalErrors > 0) {
        writeInternalErrors(report.internalErrors(), xml);
      }
      if (isClean) {
        writeClean(report, xml);
      }
      xml.end();
    });
  }

  private static void begin(
      String element, String name, int tests, int failures, int errors, XmlOutput xml) {
    xml.begin(
        element,
        "name",
        name,
        "tests",
        Integer.toString(tests),
        "failures",
        Integer.toString(failures),
        "errors",
        Integer.toString(errors));
  }

  private int failures(List<Diagnostic> findings) {
    var failures = 0;
    for (var finding : findings) {
      if (fails(finding)) {
        failures++;
      }
    }
    return failures;
  }

  private boolean fails(Diagnostic finding) {
    return failOn.includes(finding.severity());
  }

  private void writeFile(
      FileFindings file,
      LintReport report,
      boolean isFirst,
      Map<String, Integer> names,
      XmlOutput xml) {
    var findings = file.findings();
    begin("testsuite", file.path(), findings.size(), failures(findings), 0, xml);
    if (isFirst) {
      // The format has no place for the run as a whole.
      xml.begin("properties");
      xml.empty("property", "name", "summary", "value", Tally.of(report));
      xml.end();
    }
    for (var finding : findings) {
      var place = finding.primary();
      var name = file.path() + ": " + finding.message();
      var nth = names.merge(finding.code() + " " + name, 1, Integer::sum);
      xml.begin(
          "testcase",
          "classname",
          Tool.NAME + "." + finding.code(),
          "name",
          nth == 1 ? name : name + " (" + nth + ")",
          "file",
          file.path(),
          "line",
          Integer.toString(place.source().lines().position(place.start()).line()));
      var text = text(finding, report);
      if (fails(finding)) {
        xml.text("failure", text, "type", finding.code(), "message", finding.message());
      } else {
        xml.text("system-out", text);
      }
      xml.end();
    }
    xml.end();
  }

  private List<String> text(Diagnostic finding, LintReport report) {
    var remarks = new ArrayList<>(Remark.of(finding, report.summary()));
    remarks.addAll(Remark.ofRule(finding, tool));
    return TEXT.finding(finding, remarks).toString().lines().toList();
  }

  private static void writeInternalErrors(List<String> errors, XmlOutput xml) {
    begin("testsuite", Tool.NAME, errors.size(), 0, errors.size(), xml);
    for (var error : errors) {
      xml.begin("testcase", "classname", Tool.NAME + ".internal-error", "name", error);
      var text = TEXT.internalError(error).toString().lines().toList();
      xml.text("error", text, "type", "internal-error", "message", error);
      xml.end();
    }
    xml.end();
  }

  private static void writeClean(LintReport report, XmlOutput xml) {
    begin("testsuite", Tool.NAME, 1, 0, 0, xml);
    xml.begin("testcase", "classname", Tool.NAME, "name", "no problems");
    xml.text("system-out", List.of(Tally.of(report)));
    xml.end();
    xml.end();
  }
}

package io.github.migrationlint.core.report;

import io.github.migrationlint.core.policytest.TestReport;
import io.github.migrationlint.core.policytest.TestReport.Result;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What came of tests as JUnit XML, which every CI shows: a suite for each file. */
public final class TestJUnitReporter implements Reporter<TestReport> {
  @Override
  public void write(TestReport report, Writer out) {
    var files = new LinkedHashMap<String, List<Result>>();
    for (var result : report.results()) {
      files
          .computeIfAbsent(result.place().source().id().path(), path -> new ArrayList<>())
          .add(result);
    }
    XmlOutput.write(out, xml -> {
      xml.begin(
          "testsuites",
          "name",
          "migration-lint test",
          "tests",
          String.valueOf(report.results().size()),
          "failures",
          String.valueOf(report.failed()));
      files.forEach((path, results) -> write(path, results, xml));
      if (!report.internalErrors().isEmpty()) {
        writeErrors(report.internalErrors(), xml);
      }
      xml.end();
    });
  }

  private static void writeErrors(List<String> errors, XmlOutput xml) {
    var count = String.valueOf(errors.size());
    xml.begin("testsuite", "name", "internal errors", "tests", count, "errors", count);
    for (var error : errors) {
      xml.begin("testcase", "name", "internal error", "classname", "migration-lint");
      xml.text("error", List.of(error), "message", error);
      xml.end();
    }
    xml.end();
  }

  private static void write(String path, List<Result> results, XmlOutput xml) {
    xml.begin(
        "testsuite",
        "name",
        path,
        "tests",
        String.valueOf(results.size()),
        "failures",
        String.valueOf(new TestReport(results).failed()));
    for (var result : results) {
      write(path, result, xml);
    }
    xml.end();
  }

  private static void write(String path, Result result, XmlOutput xml) {
    var line = result.place().source().lines().position(result.place().start()).line();
    var cluster = result.cluster().isEmpty() ? "no-cluster" : result.cluster();
    xml.begin(
        "testcase",
        "name",
        result.name(),
        "classname",
        cluster,
        "file",
        path,
        "line",
        String.valueOf(line));
    var failures = new ArrayList<String>();
    for (var verdict : result.expectations()) {
      if (!verdict.ok()) {
        failures.add(verdict.place() + ": " + TestTextReporter.describe(verdict));
        failures.add(verdict.origin().map(place -> place + ": ").orElse("") + verdict.reason());
      }
    }
    if (!failures.isEmpty()) {
      xml.text("failure", failures, "message", failures.get(0));
    }
    xml.end();
  }
}

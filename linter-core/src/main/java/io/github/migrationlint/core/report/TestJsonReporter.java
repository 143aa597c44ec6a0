package io.github.migrationlint.core.report;

import io.github.migrationlint.core.json.JsonOutput;
import io.github.migrationlint.core.policytest.TestReport;
import io.github.migrationlint.core.policytest.TestReport.Result;
import io.github.migrationlint.core.policytest.TestReport.Verdict;
import io.github.migrationlint.core.text.Span;
import java.io.Writer;

/** What came of tests, for programs; version 1 of the format. */
public final class TestJsonReporter implements Reporter<TestReport> {
  @Override
  public void write(TestReport report, Writer out) {
    JsonOutput.write(out, json -> {
      json.member("version", 1);
      json.beginObject("summary");
      json.member("passed", report.passed());
      json.member("failed", report.failed());
      json.endObject();
      json.beginArray("tests");
      for (var result : report.results()) {
        write(result, json);
      }
      json.endArray();
      if (!report.internalErrors().isEmpty()) {
        json.member("internalErrors", report.internalErrors());
      }
    });
  }

  private static void write(Result result, JsonOutput json) {
    json.beginObject();
    json.member("name", result.name());
    json.member("cluster", result.cluster());
    json.member("path", result.place().source().id().path());
    json.member("line", line(result.place()));
    json.member("ok", result.isOk());
    json.member("vms", result.vms());
    json.beginArray("expectations");
    for (var verdict : result.expectations()) {
      write(verdict, json);
    }
    json.endArray();
    json.endObject();
  }

  /** Path and line are those of the actual value, null for a default. */
  private static void write(Verdict verdict, JsonOutput json) {
    json.beginObject();
    json.member("key", verdict.key());
    json.member("want", verdict.want());
    json.member("got", verdict.got());
    json.member("ok", verdict.ok());
    json.member("because", verdict.reason());
    json.member("expectedLine", line(verdict.place()));
    if (verdict.origin().isPresent()) {
      json.member("path", verdict.origin().get().source().id().path());
      json.member("line", line(verdict.origin().get()));
    } else {
      json.nothing("path");
      json.nothing("line");
    }
    json.endObject();
  }

  private static int line(Span place) {
    return place.source().lines().position(place.start()).line();
  }
}

package io.github.migrationlint.core.report;

import io.github.migrationlint.core.policytest.TestReport;
import io.github.migrationlint.core.policytest.TestReport.Result;
import io.github.migrationlint.core.policytest.TestReport.Verdict;
import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** What came of tests, for people: a line for each, and why those fail that do. */
public final class TestTextReporter implements Reporter<TestReport> {
  private static final String INDENT = "      ";

  @Override
  public void write(TestReport report, Writer out) {
    try {
      for (var result : report.results()) {
        write(result, out);
      }
      for (var error : report.internalErrors()) {
        out.append("internal error: ").append(TerminalText.oneLine(error)).append('\n');
      }
      out.append(String.valueOf(report.passed())).append(" passed, ");
      out.append(String.valueOf(report.failed())).append(" failed\n");
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Result result, Writer out) throws IOException {
    out.append(result.isOk() ? "ok    " : "FAIL  ").append(TerminalText.oneLine(result.name()));
    var where = result.cluster().isEmpty() ? "" : "cluster " + result.cluster() + ", ";
    out.append(" (").append(TerminalText.oneLine(where)).append(Tally.count(result.vms(), "VM"));
    out.append(")\n");
    for (var verdict : result.expectations()) {
      if (!verdict.ok()) {
        write(verdict, out);
      }
    }
  }

  private static void write(Verdict verdict, Writer out) throws IOException {
    out.append(INDENT).append(TerminalText.oneLine(verdict.place().toString())).append(": ");
    out.append(TerminalText.oneLine(describe(verdict))).append('\n');
    var origin = verdict.origin().map(place -> place + ": ").orElse("");
    out.append(INDENT).append(TerminalText.oneLine(origin + verdict.reason())).append('\n');
  }

  /** The expectation and what is, in one line. */
  static String describe(Verdict verdict) {
    return "expected " + verdict.key() + " " + verdict.want() + ", got "
        + (verdict.got().equals("unknown") ? "what cannot be decided" : verdict.got());
  }
}
